import type { TurnRecord } from '../recordings/turn-record.ts';

/**
 * One turn of each run, of the same kind: the one that many checks read, else the first that the same check asked in both. Undefined where
 * there is no such pair.
 */
export function pairTurns(
  left: readonly TurnRecord[],
  right: readonly TurnRecord[],
): readonly [TurnRecord, TurnRecord] | undefined {
  const golden = [left, right].map((turns) => turns.find(({ isGolden }) => isGolden));
  if (golden[0] !== undefined && golden[1] !== undefined) return [golden[0], golden[1]];
  for (const one of left) {
    const other = right.find(({ check }) => check === one.check);
    if (other !== undefined) return [one, other];
  }
  return undefined;
}
