import { clearestChange, type FoundChange } from './clearest-change.ts';
import { settlePlaces } from './settle-places.ts';

/** The clearest change of a stretch (`clearestChange`), at the very nights on which the levels begin. `calm` is the stretch without lone outliers. */
export function settledChange(
  values: readonly number[],
  calm: readonly number[],
  level: number,
): FoundChange | undefined {
  const change = clearestChange(calm, level);
  if (change === undefined) return undefined;
  return { ...change, at: settlePlaces(values, change.at) };
}
