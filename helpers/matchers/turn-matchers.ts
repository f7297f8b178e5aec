import type { ExpectMatcherState } from '@playwright/test';
import type { RecordedTurn, TurnRule } from '../chat/recorded-turn.ts';
import { judgeContract } from '../judge/judge-contract.ts';
import { judgeEachAnew, judgeGoldenPath, judgeMemory, judgeReply } from '../judge/judge-recorded-turn.ts';
import { judgePace } from '../judge/judge-pace.ts';
import type { Judgement } from '../judge/judgement.ts';
import { drawTimeline } from '../reporting/draw-timeline.ts';
import { settle, type MatcherResult } from './matcher.ts';
import { noteOn } from './note-on.ts';

export const turnMatchers = {
  /** The five events, in order, of this run and this user, in the promised form (docs/judging.md, rules 1 to 10). */
  toFollowTheGoldenPath(this: ExpectMatcherState, turn: RecordedTurn): MatcherResult {
    const expected = 'all five events, in order, of one run, for one user';
    return settleTurn.call(this, 'toFollowTheGoldenPath', expected, turn, 'events', judgeGoldenPath(turn));
  },

  /** Every frame is what the published contract says of its type (docs/contract). */
  toSpeakTheContract(this: ExpectMatcherState, turn: RecordedTurn): MatcherResult {
    const expected = 'frames as docs/contract describes them';
    const judgement = judgeContract(turn.recording);
    return settleTurn.call(this, 'toSpeakTheContract', expected, turn, 'contract', judgement);
  },

  /** The answer carries the nonce and what had to be computed or recalled (rule 11). */
  toAnswer(this: ExpectMatcherState, turn: RecordedTurn): MatcherResult {
    const expected = `an answer with ${turn.recording.prompt.expects.join(' and ')}`;
    return settleTurn.call(this, 'toAnswer', expected, turn, 'answer', judgeReply(turn));
  },

  /** The answer recalls what the thread was told in an earlier turn. */
  toRemember(this: ExpectMatcherState, turn: RecordedTurn): MatcherResult {
    const expected = `an answer that recalls ${turn.recording.prompt.expects.join(' and ')}`;
    return settleTurn.call(this, 'toRemember', expected, turn, 'memory', judgeMemory(turn));
  },

  /** Different messages get different answers. It says nothing of any of the turns alone, so that none is judged by it. */
  toAnswerEachMessageAnew(this: ExpectMatcherState, turns: readonly RecordedTurn[]): MatcherResult {
    const judgement = judgeEachAnew(turns);
    for (const turn of turns) noteOn.call(this, turn, { variety: judgement.findings });
    return settle.call(this, 'toAnswerEachMessageAnew', 'a different answer to every message', judgement);
  },

  /** First event, gaps, answer, and each event on its way, against the limits of the target. */
  toKeepItsBudgets(this: ExpectMatcherState, turn: RecordedTurn): MatcherResult {
    const expected = 'every phase of the turn within its limit';
    return settleTurn.call(this, 'toKeepItsBudgets', expected, turn, 'latency', judgePace(turn));
  },
};

/** A judgement of one turn: noted on it, and shown with its timeline. */
function settleTurn(
  this: ExpectMatcherState,
  name: string,
  expected: string,
  turn: RecordedTurn,
  rule: TurnRule,
  judgement: Judgement,
): MatcherResult {
  noteOn.call(this, turn, { [rule]: judgement.findings });
  return settle.call(this, name, expected, { ...judgement, timeline: drawTimeline(turn.recording) });
}
