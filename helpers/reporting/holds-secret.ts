import { redact } from './redact.ts';

/** Whether a text still has something in it that must not be written (`SECRET_LEAKED`). */
export function holdsSecret(text: string): boolean {
  return redact(text) !== text;
}
