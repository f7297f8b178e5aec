import { blotOut } from './blot-out.ts';
import type { SecretSearch } from './secret-search.ts';

/** A copy of JSON data without the secrets that the search finds in its texts, the names of fields included. */
export function blotDeep<T>(value: T, search: SecretSearch): T {
  return copy(value, search) as T;
}

function copy(value: unknown, search: SecretSearch): unknown {
  if (typeof value === 'string') return blotOut(value, search);
  if (Array.isArray(value)) return value.map((item) => copy(item, search));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [blotOut(key, search), copy(item, search)]),
  );
}
