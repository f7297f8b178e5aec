import assert from 'node:assert/strict';
import { historyLineOf } from '../../../../helpers/history/history-line-of.ts';
import { trendsOf } from '../../../../helpers/history/trends-of.ts';
import type { Trends } from '../../../../helpers/history/trends.ts';
import type { RunStory } from '../../../../helpers/reporting/run-story.ts';
import { syntheticNights } from '../history/synthetic-nights.ts';

/** What thirty made-up nights say of this run, in one of which an answer began to take 30 % longer. */
export function makeTrends(story: RunStory): Trends {
  const line = historyLineOf(story);
  assert.ok(line);
  const { target, scope, vantage } = line;
  const planted = { metric: 'answer', night: 20, factor: 1.3 };
  const nights = syntheticNights({ seed: 1, noise: 0.05, planted }).map((one) => ({
    ...one,
    target,
    scope,
    vantage,
  }));
  const now = Date.parse(line.startedAt) + 60_000;
  return trendsOf([...nights, line], { target, now, current: line });
}
