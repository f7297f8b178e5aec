import { redacted } from '../../reporting/redact-text.ts';
import type { Cleaner } from './cleaner.ts';
import { isSecretName } from './secret-name.ts';

/**
 * A copy of JSON data in which every text is cleaned, the names of fields included, and whatever stands under a secret's name is taken
 * out; the very same value when nothing had to be.
 */
export function cleanJson(value: unknown, cleaner: Cleaner): unknown {
  if (typeof value === 'string') return cleaner.clean(value);
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    const cleaned = items.map((item) => cleanJson(item, cleaner));
    return cleaned.every((item, at) => item === items[at]) ? value : cleaned;
  }
  if (typeof value !== 'object' || value === null) return value;
  return cleanFields(value as Readonly<Record<string, unknown>>, cleaner);
}

function cleanFields(fields: Readonly<Record<string, unknown>>, cleaner: Cleaner): unknown {
  const { name, type } = fields;
  const entries = Object.entries(fields);
  const cleaned = entries.map(([key, item]) => {
    const isNamed = key === 'value' && typeof name === 'string' && isSecretName(name);
    const isTyped = /value_?$/.test(key) && String(type).toLowerCase() === 'password';
    const isSecret = typeof item === 'string' && item !== '' && (isNamed || isTyped || isSecretName(key));
    return [cleaner.clean(key), isSecret ? redacted : cleanJson(item, cleaner)] as const;
  });
  const isSame = cleaned.every(([key, item], at) => key === entries[at]?.[0] && item === entries[at]?.[1]);
  return isSame ? fields : Object.fromEntries(cleaned);
}
