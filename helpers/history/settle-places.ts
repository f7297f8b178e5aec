import { settleSplit } from './settle-split.ts';

/** Each of some places in a stretch, where its level begins (`settleSplit`), as far as the place before it and the one behind. */
export function settlePlaces(values: readonly number[], places: readonly number[]): readonly number[] {
  return places.map((place, nth) => {
    const [from, to] = [places[nth - 1] ?? 0, places[nth + 1] ?? values.length];
    return from + settleSplit(values.slice(from, to), place - from);
  });
}
