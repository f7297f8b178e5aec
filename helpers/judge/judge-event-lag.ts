import type { Chat } from '../chat/chat.ts';
import type { RecordedTurn } from '../chat/recorded-turn.ts';
import { judgeLatency } from './judge-latency.ts';
import type { TurnJudgement } from './judgement.ts';
import { isUnmeasured } from './judge-pace.ts';

/** Fewer comparisons of the clocks than this say too little about their offset (requirements F22). */
const leastPings = 5;

/**
 * How long each event of a turn was under way, from the server's own stamp to its arrival. The clocks are compared by the pings at the
 * opening of the chat; where that cannot be done nothing is known, and that is said.
 */
export function judgeEventLag(turn: RecordedTurn, { parts: { pongs } }: Chat): TurnJudgement {
  // A turn that could not be measured was asked once more where that is done, and the second measurement decides.
  const { recording } = isUnmeasured(turn) ? (turn.probes.at(-1) ?? turn) : turn;
  const { findings, measurements, unmeasurable } = judgeLatency(recording);
  const lags = measurements.filter(({ metric }) => metric === 'event_lag');
  const timed = pongs.filter(({ serverMs }) => serverMs !== undefined).length;
  const offBy = lags[0]?.uncertaintyMs;
  const compared = `the clocks were compared over ${timed} pings${offBy === undefined ? '' : `, ± ${offBy} ms`}`;
  const unknown = [
    ...(timed < leastPings ? [`Only ${timed} of ${leastPings} pings told the time of the server`] : []),
    ...(lags.length === 0 && timed >= leastPings
      ? ['No event carries a stamp of the server that can be compared with a clock']
      : []),
  ];
  return {
    findings: findings.filter(({ code }) => code === 'EVENT_LATE'),
    // The figures are those of the golden turn's own check: taken once more they would count twice.
    unmeasurable: [...unknown, ...unmeasurable.filter((words) => words.includes('on its way'))],
    turns: [turn],
    evidence: [`${lags.length} events, ${describe(lags.map(({ valueMs }) => valueMs))}; ${compared}`],
  };
}

function describe(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const [least, middle, most] = [sorted[0], sorted[Math.ceil(sorted.length / 2) - 1], sorted.at(-1)];
  if (least === undefined || middle === undefined || most === undefined) return 'none of them timed';
  return `${least} to ${most} ms under way, the middle one ${middle} ms`;
}
