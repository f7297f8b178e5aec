import { redactDeep } from '../reporting/redact-deep.ts';
import { redact } from '../reporting/redact.ts';

/**
 * The same as `redactDeep`, for data that hardly ever holds a secret: all its texts are looked through at once, and only where there is
 * one is each of them redacted.
 */
export function cleanDeep<T>(value: T): T {
  const texts = new Set<string>();
  collect(value, texts);
  return isClean([...texts]) ? value : redactDeep(value);
}

/** Whether none of these texts holds a secret. */
export function isClean(texts: readonly string[]): boolean {
  const all = texts.join('\n');
  return redact(all) === all;
}

function collect(value: unknown, texts: Set<string>): void {
  if (typeof value === 'string') texts.add(value);
  else if (Array.isArray(value)) for (const one of value) collect(one, texts);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, one] of Object.entries(value)) {
      texts.add(key);
      collect(one, texts);
    }
  }
}
