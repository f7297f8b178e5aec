import type { ExpectMatcherState } from '@playwright/test';
import type { RecordedTurn } from '../chat/recorded-turn.ts';
import { judgeAnswer, answerOf } from '../judge/judge-answer.ts';
import { judgeRecall } from '../judge/judge-recall.ts';
import { judgeVariety } from '../judge/judge-variety.ts';
import { judgeLatency } from '../judge/judge-latency.ts';
import { judgeEvents } from '../judge/judge-turn.ts';
import { excerpt } from '../judge/excerpt.ts';
import { viewRun } from '../judge/run-view.ts';
import { drawTimeline } from '../reporting/draw-timeline.ts';
import { settle, type MatcherResult } from './matcher.ts';

export const turnMatchers = {
  /** The five events, in order, of this run and this user, in the promised form (docs/judging.md, rules 1 to 10). */
  toFollowTheGoldenPath(this: ExpectMatcherState, turn: RecordedTurn): MatcherResult {
    turn.noteJudgement('events');
    const view = viewRun(turn.recording);
    return settle.call(this, 'toFollowTheGoldenPath', 'all five events, in order, of one run, for one user', {
      findings: judgeEvents(turn.recording),
      evidence: [
        `${turn.recording.frames.length} frames; run ${view.runId ?? 'none'}: ${view.own.map(({ event }) => event.type).join(', ') || 'no event'}`,
      ],
      timeline: drawTimeline(turn.recording),
    });
  },

  /** The answer carries the nonce and what had to be computed or recalled (rule 11). */
  toAnswer(this: ExpectMatcherState, turn: RecordedTurn): MatcherResult {
    turn.noteJudgement('answer');
    const { recording, storedAnswer } = turn;
    const text = storedAnswer ?? answerOf(recording);
    const silent = text === undefined ? judgeEvents(recording) : [];
    return settle.call(this, 'toAnswer', `an answer with ${recording.prompt.expects.join(' and ')}`, {
      findings: [...silent, ...judgeAnswer(recording, storedAnswer)],
      evidence: [
        text === undefined ? 'no answer' : `answer of ${text.length} characters: ${excerpt(text, 120)}`,
      ],
      timeline: drawTimeline(recording),
    });
  },

  /** The answer recalls what the thread was told in an earlier turn. */
  toRemember(this: ExpectMatcherState, turn: RecordedTurn): MatcherResult {
    turn.noteJudgement('answer');
    const { recording, storedAnswer } = turn;
    const text = storedAnswer ?? answerOf(recording);
    return settle.call(
      this,
      'toRemember',
      `an answer that recalls ${recording.prompt.expects.join(' and ')}`,
      {
        findings: [
          ...(text === undefined ? judgeEvents(recording) : []),
          ...judgeRecall(recording, storedAnswer),
        ],
        evidence: [
          text === undefined ? 'no answer' : `answer of ${text.length} characters: ${excerpt(text, 120)}`,
        ],
        timeline: drawTimeline(recording),
      },
    );
  },

  /** Different messages get different answers. */
  toAnswerEachMessageAnew(this: ExpectMatcherState, turns: readonly RecordedTurn[]): MatcherResult {
    const texts = turns
      .map((turn) => turn.storedAnswer ?? answerOf(turn.recording))
      .filter((text) => text !== undefined);
    return settle.call(this, 'toAnswerEachMessageAnew', 'a different answer to every message', {
      findings: judgeVariety(texts),
      evidence: [`${texts.length} answers, ${new Set(texts).size} of them different`],
    });
  },

  /** First event, gaps, answer, and each event on its way, against the limits of the target. */
  toKeepItsBudgets(this: ExpectMatcherState, turn: RecordedTurn): MatcherResult {
    turn.noteJudgement('latency');
    const { findings, measurements, unmeasurable } = judgeLatency(turn.recording);
    return settle.call(this, 'toKeepItsBudgets', 'every phase of the turn within its limit', {
      findings,
      measurements,
      unmeasurable,
      evidence: measurements.map(({ metric, valueMs }) => `${metric} ${valueMs} ms`),
      timeline: drawTimeline(turn.recording),
    });
  },
};
