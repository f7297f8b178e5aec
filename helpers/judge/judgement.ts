import type { RecordedTurn, TurnRule } from '../chat/recorded-turn.ts';
import type { Finding } from '../diagnosis/finding.ts';
import type { Measurement } from '../reporting/check-report.ts';

/** What a matcher prints and hands on: a pure judgement of something that was recorded. */
export interface Judgement {
  readonly findings: readonly Finding[];
  /** What was seen, in short lines. Empty means that nothing was recorded: that fails both ways. */
  readonly evidence: readonly string[];
  readonly measurements?: readonly Measurement[];
  readonly unmeasurable?: readonly string[];
  /** The whole story, for the message of a failure. */
  readonly timeline?: string;
}

/** A judgement that says itself which turns it is about, for the matcher to note that somebody judged them. */
export interface TurnJudgement extends Judgement {
  readonly turns?: readonly Pick<RecordedTurn, 'noteJudgement' | 'noteFindings'>[];
  /** What the rules of a single turn found, where it was these; anything else is noted as `judgement`. */
  readonly byRule?: Partial<Readonly<Record<TurnRule, readonly Finding[]>>>;
}

/** Several judgements as one. */
export function joinJudgements(judgements: readonly Judgement[]): Judgement {
  return {
    findings: judgements.flatMap((one) => one.findings),
    evidence: judgements.flatMap((one) => one.evidence),
    measurements: judgements.flatMap((one) => one.measurements ?? []),
    unmeasurable: judgements.flatMap((one) => one.unmeasurable ?? []),
  };
}
