import type { Fingerprint } from '../../env/baseline.ts';

/** What became of one piece. Parts by name, in the order of the alphabet. */
export interface PieceDifference {
  readonly piece: string;
  readonly added: readonly string[];
  readonly gone: readonly string[];
  readonly changed: readonly string[];
}

/** The pieces that differ, of those that the first names. Pure. */
export function compareFingerprints(before: Fingerprint, now: Fingerprint): readonly PieceDifference[] {
  return Object.keys(before)
    .map((piece) => compareParts(piece, before[piece] ?? {}, now[piece] ?? {}))
    .filter(({ added, gone, changed }) => added.length + gone.length + changed.length > 0);
}

/** Two states of one piece. */
export function compareParts(
  piece: string,
  before: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): PieceDifference {
  const [was, is] = [Object.keys(before).toSorted(), Object.keys(now).toSorted()];
  return {
    piece,
    added: is.filter((part) => !Object.hasOwn(before, part)),
    gone: was.filter((part) => !Object.hasOwn(now, part)),
    changed: was.filter((part) => Object.hasOwn(now, part) && now[part] !== before[part]),
  };
}
