import { asWord } from './json.ts';

/** ISO with or without a zone (without: UTC), or seconds since the epoch. */
export function stampOf(value: unknown): { ms: number; isZoned: boolean } | undefined {
  if (typeof value === 'number')
    return value > 0 ? { ms: value < 1e11 ? value * 1000 : value, isZoned: true } : undefined;
  const parts = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:?\d\d)?$/.exec(
    asWord(value) ?? '',
  );
  if (!parts) return undefined;
  const [, day = '', time = '', fraction = '0', zone] = parts;
  const wholeMs = Date.parse(`${day}T${time}${zone ?? 'Z'}`);
  return Number.isNaN(wholeMs)
    ? undefined
    : { ms: wholeMs + Number(fraction) * 1000, isZoned: zone !== undefined };
}
