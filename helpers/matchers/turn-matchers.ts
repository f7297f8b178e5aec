import type { ExpectMatcherState } from '@playwright/test';
import type { RecordedTurn } from '../chat/recorded-turn.ts';
import { judgeContract } from '../judge/judge-contract.ts';
import { judgeEachAnew, judgeGoldenPath, judgeMemory, judgeReply } from '../judge/judge-recorded-turn.ts';
import { judgePace } from '../judge/judge-pace.ts';
import { drawTimeline } from '../reporting/draw-timeline.ts';
import { settle, type MatcherResult } from './matcher.ts';

export const turnMatchers = {
  /** The five events, in order, of this run and this user, in the promised form (docs/judging.md, rules 1 to 10). */
  toFollowTheGoldenPath(this: ExpectMatcherState, turn: RecordedTurn): MatcherResult {
    turn.noteJudgement('events');
    const timeline = drawTimeline(turn.recording);
    return settle.call(this, 'toFollowTheGoldenPath', 'all five events, in order, of one run, for one user', {
      ...judgeGoldenPath(turn),
      timeline,
    });
  },

  /** Every frame is what the published contract says of its type (docs/contract). */
  toSpeakTheContract(this: ExpectMatcherState, turn: RecordedTurn): MatcherResult {
    turn.noteJudgement('contract');
    return settle.call(this, 'toSpeakTheContract', 'frames as docs/contract describes them', {
      ...judgeContract(turn.recording),
      timeline: drawTimeline(turn.recording),
    });
  },

  /** The answer carries the nonce and what had to be computed or recalled (rule 11). */
  toAnswer(this: ExpectMatcherState, turn: RecordedTurn): MatcherResult {
    turn.noteJudgement('answer');
    const { recording } = turn;
    return settle.call(this, 'toAnswer', `an answer with ${recording.prompt.expects.join(' and ')}`, {
      ...judgeReply(turn),
      timeline: drawTimeline(recording),
    });
  },

  /** The answer recalls what the thread was told in an earlier turn. */
  toRemember(this: ExpectMatcherState, turn: RecordedTurn): MatcherResult {
    turn.noteJudgement('answer');
    const { recording } = turn;
    const expected = `an answer that recalls ${recording.prompt.expects.join(' and ')}`;
    return settle.call(this, 'toRemember', expected, {
      ...judgeMemory(turn),
      timeline: drawTimeline(recording),
    });
  },

  /** Different messages get different answers. */
  toAnswerEachMessageAnew(this: ExpectMatcherState, turns: readonly RecordedTurn[]): MatcherResult {
    return settle.call(
      this,
      'toAnswerEachMessageAnew',
      'a different answer to every message',
      judgeEachAnew(turns),
    );
  },

  /** First event, gaps, answer, and each event on its way, against the limits of the target. */
  toKeepItsBudgets(this: ExpectMatcherState, turn: RecordedTurn): MatcherResult {
    turn.noteJudgement('latency');
    return settle.call(this, 'toKeepItsBudgets', 'every phase of the turn within its limit', {
      ...judgePace(turn),
      timeline: drawTimeline(turn.recording),
    });
  },
};
