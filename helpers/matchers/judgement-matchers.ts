import type { ExpectMatcherState } from '@playwright/test';
import type { TurnJudgement } from '../judge/judgement.ts';
import { settle, type MatcherResult } from './matcher.ts';
import { noteOn } from './note-on.ts';

export const judgementMatchers = {
  /** A judgement by one of the pure `judge…` functions finds nothing wrong. */
  toHold(this: ExpectMatcherState, judgement: TurnJudgement): MatcherResult {
    const { turns = [], byRule = { judgement: judgement.findings } } = judgement;
    for (const turn of turns) noteOn.call(this, turn, byRule);
    return settle.call(this, 'toHold', 'nothing found wrong', judgement);
  },
};
