import { tTail } from './t-tail.ts';

/** How well a series goes with one memory, and what a change is worth then. */
export interface MemoryFit {
  /** Relative to the memory that goes best with it, which has 1. */
  readonly likelihood: number;
  /** How likely chance parts the levels so far with this memory; 1 where no change is given. */
  readonly p: number;
}

/**
 * How much of its deviation a night may take over from the night before (the lag-1 autocorrelation of an AR(1) process). A night that goes the
 * other way than the last makes a change clearer, not less so: it counts as none.
 */
export const memories: readonly number[] = Array.from({ length: 20 }, (_, step) => step / 20);

/**
 * Fits a level to logarithms of nights, and another one from `at[0]` up to `at[1]` or the end, once for each memory: least squares
 * after the memory is taken out (Prais and Winsten), Student's t for the difference of the levels, the restricted likelihood (REML) for the
 * memory. The levels and the memory are fitted together: a memory that is taken from the nights as they stand would hold a true change for
 * memory, as Serinaldi and Kilsby (2016) show.
 */
export function fitMemories(logs: readonly number[], at: readonly number[]): readonly MemoryFit[] {
  const fits = memories.map((memory) => fit(logs, at, memory));
  const best = Math.max(...fits.map(({ log }) => log));
  return fits.map(({ log, p }) => ({ likelihood: Math.exp(log - best), p }));
}

/** A series in which nothing is left over would divide by nothing. */
const leastRest = 1e-12;

function fit(logs: readonly number[], at: readonly number[], memory: number): { log: number; p: number } {
  const isInside = inside(at, logs.length);
  let [ones, mixed, inner, onesBy, innerBy, all] = [0, 0, 0, 0, 0, 0];
  for (const [night, log] of logs.entries()) {
    // The first night has no night before it, and the whole deviation.
    const one = night === 0 ? Math.sqrt(1 - memory ** 2) : 1 - memory;
    const here = isInside(night) - (night === 0 ? 0 : memory * isInside(night - 1));
    const step = night === 0 ? here * one : here;
    const value = night === 0 ? log * one : log - memory * (logs[night - 1] ?? log);
    ones += one * one;
    mixed += one * step;
    inner += step * step;
    onesBy += one * value;
    innerBy += step * value;
    all += value * value;
  }
  const rest = all - onesBy ** 2 / ones;
  const shrink = Math.log(1 - memory ** 2) / 2;
  if (at.length === 0) {
    const freedom = logs.length - 1;
    return { log: shrink - (Math.log(ones) + freedom * Math.log(Math.max(leastRest, rest))) / 2, p: 1 };
  }
  const [weight, pull] = [inner - mixed ** 2 / ones, innerBy - (mixed * onesBy) / ones];
  const freedom = logs.length - 2;
  const left = Math.max(leastRest, rest - pull ** 2 / weight);
  const t = pull / Math.sqrt((weight * left) / freedom);
  return {
    log: shrink - (Math.log(ones * weight) + freedom * Math.log(left)) / 2,
    p: tTail(t, freedom),
  };
}

/** 1 for a night on the other level, 0 for the rest. */
function inside([from, to]: readonly number[], length: number): (night: number) => 0 | 1 {
  return (night) => (from !== undefined && night >= from && night < (to ?? length) ? 1 : 0);
}
