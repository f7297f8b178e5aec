import type { MemoryFit } from './fit-memories.ts';
import { shares } from './shares.ts';

/** How likely chance parts the levels so far, over all memories: each as often as it is `usual` and as well as it goes with the series. */
export function overMemories(fits: readonly MemoryFit[], usual: readonly number[]): number {
  const weights = shares(fits.map(({ likelihood }, at) => likelihood * (usual[at] ?? 0)));
  return fits.reduce((sum, { p }, at) => sum + p * (weights[at] ?? 0), 0);
}
