import { standsFor } from './placeholder.ts';
import type { Difference, Variables } from './replayed.ts';

/** All differences between a recorded value and a served one: missing and additional keys, types, and constant values. */
export function compare(
  exchange: string,
  field: string,
  recorded: unknown,
  served: unknown,
  variables: Variables,
): readonly Difference[] {
  const different = [{ exchange, field, recorded, served }];
  if (typeof recorded === 'string') return standsFor(recorded, served, variables) ? [] : different;
  if (Array.isArray(recorded)) {
    if (!Array.isArray(served) || served.length !== recorded.length) return different;
    return recorded.flatMap((item, index) =>
      compare(exchange, `${field}[${index}]`, item, served[index], variables),
    );
  }
  if (isObject(recorded)) {
    if (!isObject(served)) return different;
    const keys = [...new Set([...Object.keys(recorded), ...Object.keys(served)])];
    return keys.flatMap((key) => compare(exchange, `${field}.${key}`, recorded[key], served[key], variables));
  }
  return recorded === served ? [] : different;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
