import type { Budget } from '../../env/budgets.ts';
import type { PageTurn } from '../browser/page-turn.ts';
import { finding } from '../diagnosis/finding.ts';
import { judgeShown } from './judge-page-shown.ts';
import { judgePageWire, judgeSending } from './judge-page-turn.ts';
import { joinJudgements, type TurnJudgement } from './judgement.ts';

/**
 * The message after a lost connection is sent, answered over the new one, and the answer shown. Undefined is a message that was not
 * sent, since the page has no connection: what would not come on it would say nothing of the agent.
 */
export function judgeNextMessage(turn: PageTurn | undefined, shown: Budget): TurnJudgement {
  if (!turn) {
    const words = 'So the next message was not sent.';
    return { findings: [finding('UI_NOT_RECONNECTED', words)], evidence: ['no connection, no message'] };
  }
  return {
    ...joinJudgements([judgeSending(turn), judgePageWire(turn), judgeShown(turn, shown)]),
    turns: turn.wire ? [turn.wire] : [],
  };
}
