import { test, type ExpectMatcherState } from '@playwright/test';
import { isRequired } from '../../env/checks.ts';
import type { RecordedTurn, TurnRule } from '../chat/recorded-turn.ts';
import type { TurnJudgement } from '../judge/judgement.ts';
import type { TargetOptions } from '../fixtures/target.ts';
import { checkIdOf } from '../reporting/check-id-of.ts';

/** Notes on a turn that the running check judged it, by which rules, and what they found. Under `.not` the findings were wanted. */
export function noteOn(
  this: Pick<ExpectMatcherState, 'isNot'>,
  turn: Pick<RecordedTurn, 'noteJudgement' | 'noteFindings'>,
  byRule: NonNullable<TurnJudgement['byRule']>,
): void {
  const testInfo = test.info();
  const check = checkIdOf(testInfo);
  const title = testInfo.titlePath.slice(1).join(' › ');
  const { targetName = 'embedded' } = testInfo.project.use as Partial<TargetOptions>;
  for (const [rule, findings] of Object.entries(byRule) as [
    TurnRule,
    NonNullable<(typeof byRule)[TurnRule]>,
  ][]) {
    turn.noteJudgement(rule);
    if (!this.isNot) {
      turn.noteFindings({ rule, check, title, required: isRequired(check, targetName), findings });
    }
  }
}
