import type { RecordedTurn } from '../chat/recorded-turn.ts';
import { judgeLatency, type LatencyJudgement } from './judge-latency.ts';
import type { Judgement } from './judgement.ts';

/** Whether a phase of the turn took longer than its limit, whoever is to blame for it. */
export function missesLimit({ recording }: Pick<RecordedTurn, 'recording'>): boolean {
  return isMissed(judgeLatency(recording));
}

function isMissed({ findings, unmeasurable }: LatencyJudgement): boolean {
  return findings.length + unmeasurable.length > 0;
}

/**
 * First event, gaps, answer, and each event on its way, against the limits of the target. A phase that never ended was not
 * measured, and is not within its limit for that (requirements S33). Where the turn missed a limit and was asked once more, the second
 * measurement decides, and the first is shown beside it.
 */
export function judgePace(turn: RecordedTurn): Judgement {
  const first = paceOf(turn);
  const again = turn.probes.at(-1);
  if (again === undefined || !missesLimit(turn)) return first;
  const second = paceOf(again);
  const missed = [...first.findings.map(({ sentence }) => sentence), ...first.unmeasurable];
  return {
    ...second,
    measurements: [...first.measurements, ...second.measurements],
    evidence: [
      `over a limit at first, so measured once more on a fresh turn: ${missed.join(' ')}`,
      ...first.evidence,
      'once more:',
      ...second.evidence,
    ],
  };
}

function paceOf({ recording }: RecordedTurn): Required<Omit<Judgement, 'timeline'>> {
  const { findings, measurements, unmeasurable } = judgeLatency(recording);
  const absent = ['first_event', 'answer'].filter(
    (phase) => !measurements.some(({ metric }) => metric === phase),
  );
  return {
    findings,
    measurements,
    unmeasurable: [...unmeasurable, ...absent.map((phase) => `${phase} was not measured: it never came`)],
    evidence: [
      ...measurements.map(({ metric, valueMs }) => `${metric} ${valueMs} ms`),
      ...absent.map((phase) => `${phase} never came`),
    ],
  };
}
