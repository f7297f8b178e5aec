import { redact } from '../reporting/redact.ts';

/** The first line of what an error says, without secrets. */
export function firstLine(error: unknown): string {
  return redact(String(error instanceof Error ? error.message : error)).split('\n')[0] ?? '';
}
