import type { RecordedTurn } from '../chat/recorded-turn.ts';
import { judgeLatency } from './judge-latency.ts';
import type { Judgement } from './judgement.ts';

/**
 * Whether the tester itself was too slow to say of a missed limit whose miss it is. Only that is measured once more: a limit that
 * the product missed stays missed, however well it does the next time.
 */
export function isUnmeasured({ recording }: Pick<RecordedTurn, 'recording'>): boolean {
  const { findings, unmeasurable } = judgeLatency(recording);
  return findings.length === 0 && unmeasurable.length > 0;
}

/**
 * First event, gaps, answer, and each event on its way, against the limits of the target. A phase that never ended was not
 * measured, and is not within its limit for that (requirements S33). Where the tester stood still over a limit and the turn was asked once
 * more, the second measurement decides, and the first is shown beside it.
 */
export function judgePace(turn: RecordedTurn): Judgement {
  const first = paceOf(turn);
  const again = turn.probes.at(-1);
  if (again === undefined || !isUnmeasured(turn)) return first;
  const second = paceOf(again);
  return {
    ...second,
    measurements: [...first.measurements, ...second.measurements],
    evidence: [
      `not to be measured at first, so measured once more on a fresh turn: ${first.unmeasurable.join('; ')}`,
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
