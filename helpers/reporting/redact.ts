import { maskInStepLog } from './mask-in-step-log.ts';
import { redacted, redactForms } from './redact-text.ts';
import { secretForms } from './secret-forms.ts';

const shortestSecret = 6;

/** The secrets that this process has met (keys, passwords, tokens), in every form. Never written anywhere. */
const known = new Set<string>();

/**
 * Makes a secret known, so that `redact` takes it out of everything that this process writes.
 * Throws when it is shorter than 6 characters: taking it out would tear ordinary words apart.
 */
export function registerSecret(value: string): void {
  if (value.trim().length < shortestSecret || redacted.includes(value)) {
    throw new Error(
      `A secret of ${value.length} characters cannot be kept out of reports safely. Use one of ${shortestSecret} or more.`,
    );
  }
  if (!known.has(value)) maskInStepLog(value);
  for (const form of secretForms(value)) known.add(form);
}

/** Takes every known secret, and everything that looks like one, out of a text. */
export function redact(text: string): string {
  return redactForms(text, known);
}

/** Every form of every known secret, for those who look through much text at once. Read, never kept. */
export function knownForms(): ReadonlySet<string> {
  return known;
}
