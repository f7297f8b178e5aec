import { RecordedTurn, turnRules, type TurnRule } from '../chat/recorded-turn.ts';
import type { Finding } from '../diagnosis/finding.ts';
import { judgeContract } from '../judge/judge-contract.ts';
import { judgeDelivery } from '../judge/judge-delivery.ts';
import { judgePace } from '../judge/judge-pace.ts';
import { judgeGoldenPath, judgeMemory, judgeReply } from '../judge/judge-recorded-turn.ts';
import type { Judgement } from '../judge/judgement.ts';
import type { RecordedAsking, TurnRecord } from './turn-record.ts';

type Judge = (turn: RecordedTurn) => Judgement;

/** The rules that need nothing but the turn: the very functions that judge it while a run goes on. */
const judges: Partial<Readonly<Record<TurnRule, Judge>>> = {
  events: judgeGoldenPath,
  answer: judgeReply,
  memory: judgeMemory,
  latency: judgePace,
  contract: ({ recording }) => judgeContract(recording),
  delivery: judgeDelivery,
};

/** What every turn is judged by of which nobody noted anything else. */
const always: readonly TurnRule[] = ['events', 'answer', 'latency'];

/** One kind of rules, applied to a recording. */
export interface JudgedAgain {
  readonly rule: TurnRule;
  readonly findings: readonly Finding[];
  readonly evidence: readonly string[];
  /** Limits that were missed by no more than the tester's own lag, and phases that never came, in words. */
  readonly unmeasurable: readonly string[];
}

export interface RecordJudgement {
  readonly judged: readonly JudgedAgain[];
  /** What its checks judged as well, and a turn alone does not show. */
  readonly leftOut: readonly TurnRule[];
}

/**
 * Judges a recording by the rules by which its checks judged it; by those of every turn, where nobody did. What only informative checks
 * asked for is information here as well. Pure.
 */
export function judgeRecord(record: TurnRecord): RecordJudgement {
  const turn = turnOf(record);
  const noted = turnRules.filter((rule) => record.judgements.some((one) => one.rule === rule));
  const again = noted.filter((rule) => judges[rule] !== undefined);
  const rules = record.judgements.length === 0 ? always : again;
  return {
    judged: rules.map((rule) => {
      const passed = record.judgements.filter((one) => one.rule === rule);
      const required = passed.length === 0 || passed.some((one) => one.required);
      const { findings, evidence, unmeasurable = [] } = (judges[rule] as Judge)(turn);
      return {
        rule,
        findings: required ? findings : findings.map((one): Finding => ({ ...one, severity: 'info' })),
        evidence,
        unmeasurable: required ? unmeasurable : [],
      };
    }),
    leftOut: noted.filter((rule) => judges[rule] === undefined),
  };
}

function turnOf({ recording, storedAnswer, probes }: TurnRecord): RecordedTurn {
  const made = (one: RecordedAsking): RecordedTurn => new RecordedTurn(one.recording, one.storedAnswer);
  const turn = made({ recording, storedAnswer });
  turn.keepProbes(probes.map(made));
  return turn;
}
