import { withoutPacked } from './packed-texts.ts';
import { secretForms } from './secret-forms.ts';

/** What stands in the place of a secret. */
export const redacted = '[redacted]';

/** Things that are secret by their look, whoever they belong to. `$1` is kept. */
const looks: readonly RegExp[] = [
  // A signed token, whole, or cut off somewhere in its second part.
  /()\beyJ[\w-]{2,}\.(?:[\w-]+\.[\w-]*|eyJ[\w-]*)/g,
  // The same once more in base64, as the chat socket's protocol header carries it.
  /()\bZXlK[\w+/-]{20,}={0,2}/g,
  /(\bjwt\.)(?=[\w-]*[A-Z\d])[\w-]{16,}={0,2}/g,
  /(\bauthorization["']?\s*[:=]\s*["']?(?:bearer|basic)\s+)[^\s"',;\\[\]]+/gi,
  /(\bbearer\s+)(?=[\w.~+/-]*[A-Z\d])[\w.~+/-]{16,}=*/gi,
  /(\bx-e2e-bypass-key["']?\s*[:=]\s*["']?)[^\s"',;\\[\]]+/gi,
  /("(?:password|access_token|refresh_token|id_token|client_secret)"\s*:\s*")(?!\[redacted\])[^"\\]+/gi,
];

/** The search at the end of a run looks as deep (`canary/packings.ts`): a token in the protocol header of a socket, in a report, is packed so often. */
const packings = 3;

/**
 * Replaces every given secret, in each form in which it may travel, and everything that looks like a token or a login header,
 * by `[redacted]`. Doing it twice changes nothing more.
 */
export function redactText(text: string, secrets: readonly string[]): string {
  return redactForms(text, new Set(secrets.flatMap(secretForms)));
}

/** The same for the forms themselves. Looking for each is cheap; an expression is made only of those that are there. */
export function redactForms(text: string, forms: ReadonlySet<string>): string {
  return redactPacked(text, forms, packings);
}

function redactPacked(text: string, forms: ReadonlySet<string>, times: number): string {
  const plain = redactOnce(text, forms);
  if (times <= 1) return plain;
  return withoutPacked(plain, (inner) => redactPacked(inner, forms, times - 1) !== inner, redacted);
}

function redactOnce(text: string, forms: ReadonlySet<string>): string {
  const present = [...forms].filter((form) => text.includes(form)).sort((a, b) => b.length - a.length);
  const known = present.length === 0 ? text : text.replace(anyOf(present), redacted);
  return looks.reduce((out, look) => out.replace(look, `$1${redacted}`), known);
}

/** The mark itself is matched first and put back, so that a secret like a part of it cannot tear it up. */
function anyOf(forms: readonly string[]): RegExp {
  return new RegExp(
    [redacted, ...forms].map((form) => form.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('|'),
    'g',
  );
}
