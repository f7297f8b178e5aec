import type { HistoryLine } from '../../../../helpers/history/history-line.ts';
import { makeLine } from './make-line.ts';

export interface Planted {
  readonly metric: string;
  readonly night: number;
  readonly factor: number;
  readonly until?: number;
  readonly then?: number;
}

/** What a made-up history is like. */
export interface Nights {
  readonly seed: number;
  /** 30 unless given. */
  readonly nights?: number;
  /** Standard deviation of a night's times, as a share (log-normal). */
  readonly noise: number;
  /** How often a phase is 1.3 to 2.3 times as slow for one night; 3 of 100 unless given. */
  readonly outliers?: number;
  /** How much faster everything is on two days of the week; 0.05 unless given. */
  readonly weekend?: number;
  /** How much of its deviation a night takes over from the night before; 0 unless given. */
  readonly memory?: number;
  /** Whether chance has heavy tails: Student's t with 3 degrees of freedom, of the same standard deviation. */
  readonly hasHeavyTails?: boolean;
  /** Times are whole multiples of so many ms; of 0.1 unless given. */
  readonly quantum?: number;
  /** One phase takes `factor` times as long from that night on (1 is the first), up to the night `until`, from which on it takes `then` times. */
  readonly planted?: Planted;
}

/** Phases of a full run on staging: about how long they take, and how many values a run has. */
export const nightPhases: readonly (readonly [metric: string, ms: number, n: number, limit: number])[] = [
  ['dns', 22, 3, 3_000],
  ['tcp', 28, 3, 3_000],
  ['tls', 55, 3, 3_000],
  ['connect', 110, 3, 3_000],
  ['health', 160, 3, 5_000],
  ['ready', 900, 1, 8_000],
  ['login', 480, 24, 5_000],
  ['ws_open', 350, 29, 5_000],
  ['connected_frame', 240, 29, 5_000],
  ['ping', 45, 6, 1_000],
  ['first_event', 1_400, 30, 10_000],
  ['event_lag', 90, 150, 3_000],
  ['event_gap', 2_600, 140, 30_000],
  ['answer', 8_200, 30, 60_000],
  ['heartbeat', 15_000, 1, 45_000],
  ['reconnect', 1_100, 4, 8_000],
  ['api', 260, 40, 5_000],
  ['ui_chat_visible', 2_100, 9, 15_000],
  ['ui_answer_shown', 180, 9, 2_000],
];

/** Lines of nights that never were, the same for the same seed. Each phase has chance of its own. */
export function syntheticNights(of: Nights): readonly HistoryLine[] {
  const { nights = 30, quantum = 0.1 } = of;
  const weekday = Math.floor(randomOf(of.seed)() * 7);
  const columns = nightPhases.map((_, at) => deviations(of, at, weekday));
  return Array.from({ length: nights }, (_, night) =>
    makeLine({
      id: `night${night + 1}`,
      startedAt: new Date(Date.UTC(2026, 9, 24, 2) + night * 86_400_000).toISOString(),
      phases: nightPhases.map(([metric, ms, n, limit], at) => {
        const { planted } = of;
        const factor = planted?.metric === metric ? factorOf(planted, night + 1) : 1;
        const { middle, slow } = columns[at]?.[night] ?? { middle: 0, slow: 0 };
        const p50 = tenth(
          Math.max(quantum, Math.round((ms * factor * Math.exp(middle)) / quantum) * quantum),
        );
        const p95 = tenth(p50 * (1.25 + Math.exp(slow) / 10));
        return { metric, n, p50, ...(n < 20 ? {} : { p95 }), worst: tenth(p95 * 1.2), limit };
      }),
    }),
  );
}

function factorOf({ night, factor, until = Infinity, then = 1 }: Planted, at: number): number {
  if (at < night) return 1;
  return at < until ? factor : then;
}

/** Logarithms of how far each night is from the usual, for the middle values; and what the slow ones have beside that. */
function deviations(
  { seed, nights = 30, noise, outliers = 0.03, weekend = 0.05, memory = 0, hasHeavyTails = false }: Nights,
  phase: number,
  weekday: number,
): readonly { readonly middle: number; readonly slow: number }[] {
  const random = randomOf(seed * 7_919 + phase * 104_729 + 17);
  const chance = (): number => (hasHeavyTails ? heavy(random) : normal(random));
  // As far from the usual as any night is.
  let drift = memory === 0 ? 0 : chance();
  return Array.from({ length: nights }, (_, night) => {
    drift = memory * drift + Math.sqrt(1 - memory ** 2) * chance();
    const isWeekend = (night + weekday) % 7 >= 5;
    const isOutlier = random() < outliers;
    const spike = isOutlier ? Math.log(1.3 + random()) : 0;
    return {
      middle: noise * drift + (isWeekend ? Math.log(1 - weekend) : 0) + spike,
      slow: normal(random) * 0.3,
    };
  });
}

function tenth(ms: number): number {
  return Math.round(ms * 10) / 10;
}

/** Numbers from 0 up to 1 that are the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let word = Math.imul(state ^ (state >>> 15), state | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return ((word ^ (word >>> 14)) >>> 0) / 2 ** 32;
  };
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Student's t with 3 degrees of freedom, of standard deviation 1. */
function heavy(random: () => number): number {
  const squares = normal(random) ** 2 + normal(random) ** 2 + normal(random) ** 2;
  return normal(random) / Math.sqrt(squares);
}
