import { redact } from './redact.ts';

/** A copy of JSON data with every text in it redacted, the names of fields included. */
export function redactDeep<T>(value: T): T {
  return copy(value) as T;
}

function copy(value: unknown): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map(copy);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [redact(key), copy(item)]));
}
