import type { ExpectMatcherState } from '@playwright/test';
import type { TurnJudgement } from '../judge/judgement.ts';
import { settle, type MatcherResult } from './matcher.ts';

export const judgementMatchers = {
  /** A judgement by one of the pure `judge…` functions finds nothing wrong. */
  toHold(this: ExpectMatcherState, judgement: TurnJudgement): MatcherResult {
    for (const turn of judgement.turns ?? []) turn.noteJudgement('judgement');
    return settle.call(this, 'toHold', 'nothing found wrong', judgement);
  },
};
