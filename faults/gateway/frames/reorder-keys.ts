import { isObject } from '../json-path.ts';

/** The same JSON value with the keys of every object in it backwards; lists keep their order, which means something. */
export function reorderKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reorderKeys);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, one]) => [key, reorderKeys(one)]),
  );
}
