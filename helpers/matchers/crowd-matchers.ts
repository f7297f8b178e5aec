import type { ExpectMatcherState } from '@playwright/test';
import type { Crowd } from '../chat/crowd.ts';
import { isolationMatrix } from '../judge/isolation-matrix.ts';
import { judgeIsolation } from '../judge/judge-isolation.ts';
import { drawIsolationGrid } from '../reporting/draw-isolation-grid.ts';
import { settle, type MatcherResult } from './matcher.ts';

export const crowdMatchers = {
  /** Every user is served, and nobody receives what belongs to another, on any socket and at any time. */
  toStayApart(this: ExpectMatcherState, crowd: Crowd): MatcherResult {
    for (const turn of crowd.turns) turn.noteJudgement('isolation');
    const record = crowd.record();
    return settle.call(this, 'toStayApart', 'every user served, and nobody with anything of another', {
      ...judgeIsolation(record),
      timeline: drawIsolationGrid(isolationMatrix(record.users)),
    });
  },
};
