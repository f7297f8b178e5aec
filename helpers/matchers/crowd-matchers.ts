import type { ExpectMatcherState } from '@playwright/test';
import type { Crowd } from '../chat/crowd.ts';
import { isolationMatrix } from '../judge/isolation-matrix.ts';
import { judgeIsolation } from '../judge/judge-isolation.ts';
import { drawIsolationGrid } from '../reporting/draw-isolation-grid.ts';
import { settle, type MatcherResult } from './matcher.ts';
import { noteOn } from './note-on.ts';

export const crowdMatchers = {
  /** Every user is served, and nobody receives what belongs to another, on any socket and at any time. */
  toStayApart(this: ExpectMatcherState, crowd: Crowd): MatcherResult {
    const record = crowd.record();
    const judgement = judgeIsolation(record);
    for (const turn of crowd.turns) noteOn.call(this, turn, { isolation: judgement.findings });
    return settle.call(this, 'toStayApart', 'every user served, and nobody with anything of another', {
      ...judgement,
      timeline: drawIsolationGrid(isolationMatrix(record.users)),
    });
  },
};
