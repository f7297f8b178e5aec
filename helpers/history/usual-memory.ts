import { memories, type MemoryFit } from './fit-memories.ts';
import { shares } from './shares.ts';

/** What is taken for likely before any night was seen: the longer a memory, the less so; worth half a series. */
const [before, weight] = [shares(memories.map((memory) => (1 - memory) ** 2)), 0.5];

/** Few enough that the chance of thirty nights is not learned by heart. */
const rounds = 4;

/**
 * How often each memory is to be expected, learned from all series that are looked at together: thirty nights say little about the memory of
 * one phase, and much about that of twenty. Found by expectation and maximisation (an empirical Bayes prior); of no series it is what is taken for
 * likely beforehand.
 */
export function usualMemory(series: readonly (readonly MemoryFit[])[]): readonly number[] {
  let usual = before;
  for (let round = 0; round < rounds; round += 1) {
    const counts = before.map((share) => share * weight);
    for (const fits of series) {
      const shared = shares(fits.map(({ likelihood }, at) => likelihood * (usual[at] ?? 0)));
      for (const [at, share] of shared.entries()) counts[at] = (counts[at] ?? 0) + share;
    }
    usual = shares(counts);
  }
  return usual;
}
