import { startGateway } from '../start-gateway.ts';
import { runSuite } from './run-suite.ts';
import type { Subject } from './start-stack.ts';

export interface CleanResult {
  /** Checks that were run: each check of the selection, once a repeat. */
  readonly runs: number;
  readonly repeats: number;
  readonly falseAlarms: number;
  readonly verdict: string;
  /** Red checks, with what was found. */
  readonly alarms: readonly string[];
}

/** The checks of the golden path itself: one conversation each. */
const golden = 'agent events|golden turn|opens with the page';
const boundMsEach = 20_000;

/** Runs the golden specs again and again through a gateway that changes nothing. The limits are the real ones. */
export async function runClean(repeats: number, subject: Subject): Promise<CleanResult> {
  const gateway = await startGateway({ upstream: subject.urls });
  try {
    const { verdict, exitCode, output } = await runSuite({
      target: 'local',
      urls: gateway.urls,
      control: undefined,
      grep: golden,
      limitPercent: 100,
      settings: { MAX_TURNS_FULL: String(repeats * 10), MAX_MINUTES_FULL: String(repeats) },
      words: [`--repeat-each=${repeats}`],
      boundMs: 60_000 + repeats * boundMsEach,
    });
    const passed = Number(/^\s*(\d+) passed/m.exec(output)?.[1] ?? 0);
    const failed = Number(/^\s*(\d+) failed/m.exec(output)?.[1] ?? 0);
    const isRed = exitCode !== 0;
    return {
      runs: passed + failed,
      repeats,
      falseAlarms: Math.max(failed, isRed ? 1 : 0),
      verdict: verdict?.verdict ?? 'no verdict',
      alarms: (verdict?.findings ?? []).map(({ code, sentence }) => `${code}: ${sentence}`),
    };
  } finally {
    await gateway.stop();
  }
}

export function describeClean({ runs, repeats, falseAlarms, verdict, alarms }: CleanResult): string {
  const bound = upperBound(runs, falseAlarms);
  return [
    `${repeats} healthy repeats of the golden specs: ${runs} checks, ${falseAlarms} false alarms (${verdict})`,
    `with 95 % certainty fewer than ${(bound * 100).toFixed(2)} % of healthy checks are called ill`,
    ...alarms.map((alarm) => `  ${alarm}`),
  ].join('\n');
}

/** The exact (Clopper and Pearson) upper bound of a share at 95 %; for none of n it is about 3/n. */
export function upperBound(n: number, hits: number): number {
  if (n === 0 || hits >= n) return 1;
  let low = 0;
  let high = 1;
  while (high - low > 1e-9) {
    const share = (low + high) / 2;
    if (atMost(hits, n, share) > 0.05) low = share;
    else high = share;
  }
  return high;
}

/** How likely at most so many of n are, each with this share. */
function atMost(hits: number, n: number, share: number): number {
  let term = (1 - share) ** n;
  let sum = term;
  for (let k = 1; k <= hits; k += 1) {
    term *= ((n - k + 1) / k) * (share / (1 - share));
    sum += term;
  }
  return sum;
}
