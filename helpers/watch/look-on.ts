import type { WatchJudgement } from './watch-judgement.ts';
import type { WatchSample } from './watch-sample.ts';

export interface LookOnOptions {
  readonly everyMs: number;
  readonly forMs: number;
  readonly take: (atMs: number, missed: number) => Promise<WatchSample>;
  readonly judge: (samples: readonly WatchSample[]) => WatchJudgement;
  readonly onSample: (samples: readonly WatchSample[], judgement: WatchJudgement) => void;
  /** Aborted when whoever watches wants to stop. */
  readonly signal: AbortSignal;
}

export interface LookedOn {
  readonly samples: readonly WatchSample[];
  readonly judgement: WatchJudgement;
}

/**
 * Takes a sample every so often until the time is over, the judgement is final, the target turns us away, or somebody stops it. A sample
 * that takes longer than the pause costs the looks that were due meanwhile; they are counted, and not made up for.
 */
export async function lookOn(options: LookOnOptions): Promise<LookedOn> {
  const { everyMs, forMs, signal } = options;
  const startedMs = performance.now();
  const samples: WatchSample[] = [];
  let judgement: WatchJudgement = nothingYet;
  for (let slot = 0; slot * everyMs <= forMs && !signal.aborted;) {
    const before = samples.length === 0 ? -1 : lastSlot(samples, everyMs);
    samples.push(await options.take(performance.now() - startedMs, Math.max(0, slot - before - 1)));
    judgement = turnedAway(samples) ?? options.judge(samples);
    options.onSample(samples, judgement);
    if (judgement.isFinal) break;
    slot = Math.max(slot + 1, Math.ceil((performance.now() - startedMs) / everyMs));
    if (slot * everyMs <= forMs) await pause(startedMs + slot * everyMs - performance.now(), signal);
  }
  return { samples, judgement };
}

const nothingYet: WatchJudgement = { word: 'HOLD', reasons: ['Nothing was looked at.'], isFinal: false };

function lastSlot(samples: readonly WatchSample[], everyMs: number): number {
  return Math.round((samples.at(-1)?.atMs ?? 0) / everyMs);
}

/** Asked too much: a guest goes at once, and what was seen decides nothing. */
function turnedAway(samples: readonly WatchSample[]): WatchJudgement | undefined {
  const last = samples.at(-1);
  const attempts = last ? [...Object.values(last.health), last.auth, last.socket, last.turn] : [];
  const refused = attempts.find((attempt) => attempt?.code === 'SELF_RATE_LIMITED');
  if (!refused) return undefined;
  return { word: 'HOLD', reasons: [`The target turns us away: ${refused.words ?? ''}`], isFinal: true };
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, Math.max(0, ms));
    signal.addEventListener('abort', done);
  });
}
