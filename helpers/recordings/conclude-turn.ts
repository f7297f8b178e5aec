import type { TurnRule } from '../chat/recorded-turn.ts';
import type { Code } from '../diagnosis/codes.ts';
import type { Finding } from '../diagnosis/finding.ts';
import { judgeRecord, type JudgedAgain } from './judge-record.ts';
import type { FoundTurn } from './found-turn.ts';

/** What says that a turn was not over: nothing of it is known of one whose recording stops early. */
const aboutTheEnd: readonly Code[] = [
  'AGENT_SILENT',
  'ACK_ONLY',
  'EVENTS_MISSING',
  'NO_TERMINAL',
  'AGENT_STALLED',
  'AGENT_TIMEOUT_NO_ERROR',
  'WS_HALF_OPEN',
];

export type TurnVerdict = 'PASS' | 'FAIL' | 'DEGRADED' | 'UNMEASURABLE';

/** A recording judged again: all that is said of it. */
export interface ConcludedTurn {
  readonly found: FoundTurn;
  readonly verdict: TurnVerdict;
  readonly judged: readonly JudgedAgain[];
  /** Each finding once, however many kinds of rules gave it. */
  readonly findings: readonly Finding[];
  readonly unmeasurable: readonly string[];
  readonly leftOut: readonly TurnRule[];
  /** Whether the run found the same; undefined for a recording that no run made. */
  readonly isAsLive: boolean | undefined;
}

/** Judges a recording, and says what it comes to. Pure. */
export function concludeTurn(found: FoundTurn): ConcludedTurn {
  const { record, unfinished, isTimed } = found;
  const { judged: all, leftOut } = judgeRecord(record);
  const judged = all.flatMap((one): readonly JudgedAgain[] => {
    if (one.rule === 'latency' && (!isTimed || unfinished !== undefined)) return [];
    return [{ ...one, findings: one.findings.filter(({ code }) => isKnown(code, unfinished, isTimed)) }];
  });
  const findings = once(judged.flatMap((one) => one.findings));
  const unmeasurable = [
    ...(unfinished === undefined ? [] : [unfinished]),
    ...new Set(judged.flatMap((one) => one.unmeasurable)),
  ];
  return {
    found,
    verdict: verdictOf(findings, unmeasurable),
    judged,
    findings,
    unmeasurable,
    leftOut,
    isAsLive: record.judgements.length === 0 ? undefined : isAsLive(found, judged),
  };
}

function isKnown(code: Code, unfinished: string | undefined, isTimed: boolean): boolean {
  if (unfinished !== undefined && aboutTheEnd.includes(code)) return false;
  return isTimed || code !== 'EVENTS_NOT_REALTIME';
}

function once(findings: readonly Finding[]): readonly Finding[] {
  const key = ({ code, sentence, evidence }: Finding): string => JSON.stringify([code, sentence, evidence]);
  return [...new Map(findings.map((one) => [key(one), one])).values()];
}

function verdictOf(findings: readonly Finding[], unmeasurable: readonly string[]): TurnVerdict {
  if (findings.some(({ severity }) => severity === 'fail')) return 'FAIL';
  if (unmeasurable.length > 0) return 'UNMEASURABLE';
  return findings.some(({ severity }) => severity === 'degraded') ? 'DEGRADED' : 'PASS';
}

/** The same sentences and evidence for every rule that could be applied again. */
function isAsLive({ record }: FoundTurn, judged: readonly JudgedAgain[]): boolean {
  const words = (findings: readonly Finding[]): string =>
    JSON.stringify(findings.map(({ code, sentence, evidence }) => [code, sentence, evidence]));
  return judged.every(({ rule, findings }) =>
    record.judgements
      .filter((one) => one.rule === rule)
      .every((one) => words(one.findings) === words(findings)),
  );
}
