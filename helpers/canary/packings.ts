import type { Shift } from './base64-core.ts';

/**
 * So often a secret may be packed into base64: a claim of a token is once, in the protocol header of a socket twice, and in a report
 * that packs that header three times.
 */
export const packings = 3;

/** Every way to pack a text up to so often, each by the shifts of its packings, the innermost first. */
export function waysToPack(most: number): readonly (readonly Shift[])[] {
  const shifts: readonly Shift[] = [0, 1, 2];
  const last = most > 1 ? waysToPack(most - 1) : [];
  return [
    ...shifts.map((shift) => [shift]),
    ...last.flatMap((way) => shifts.map((shift) => [...way, shift])),
  ];
}

/** The words for it. */
export function insideOfBase64(times: number): string {
  return Array.from({ length: times }, () => 'inside of base64').join(' ');
}
