import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { trendsOf } from '../../../../helpers/history/trends-of.ts';
import type { Trends } from '../../../../helpers/history/trends.ts';
import { drawRunPage } from '../../../../helpers/run-page/draw-run-page.ts';
import { makeStory } from '../reporting/make-story.ts';
import { nightPhases, syntheticNights, type Nights } from './synthetic-nights.ts';

const trendsOfNights = (of: Nights): Trends =>
  trendsOf(syntheticNights(of), { target: 'staging', now: Date.UTC(2026, 10, 23) });

const marksOf = ({ phases }: Trends): readonly string[] =>
  phases.flatMap(({ metric, changes }) => changes.map(({ at }) => `${metric} night ${at + 1}`));

/** Two for each phase. */
const seeds = Array.from({ length: 2 * nightPhases.length }, (_, at) => at + 1);

describe('thirty nights with a phase that is 30 % slower from the twentieth on', () => {
  const marked = seeds.map((seed) => {
    const [metric = ''] = nightPhases[seed % nightPhases.length] ?? [];
    const marks = marksOf(trendsOfNights({ seed, noise: 0.05, planted: { metric, night: 20, factor: 1.3 } }));
    return { metric, marks };
  });

  test('have that phase marked and nothing else, for every seed', () => {
    for (const { metric, marks } of marked) {
      assert.deepEqual(
        marks.map((mark) => mark.split(' ')[0]),
        [metric],
      );
    }
  });

  test('have that very night marked in 9 of 10, and never one further than the next', () => {
    const nights = marked.flatMap(({ marks }) => marks.map((mark) => Number(mark.split(' ').at(-1))));
    assert.ok(nights.filter((night) => night === 20).length >= 0.9 * seeds.length, nights.join(' '));
    assert.ok(nights.every((night) => Math.abs(night - 20) <= 1, nights.join(' ')));
  });

  test('are shown on the page of the run with exactly one mark, which names the phase, the night and how much', () => {
    const planted = { metric: 'answer', night: 20, factor: 1.3 };
    const page = drawRunPage(makeStory([]), trendsOfNights({ seed: 5, noise: 0.05, planted }));
    assert.equal(page.split('class="phase changed').length - 1, 1);
    assert.equal(page.split('class="change-label').length - 1, 1);
    assert.match(page, /whole answer: (?:2[5-9]|3[0-5]) % slower since 2026-11-12/);
  });
});

describe('thirty quiet nights', () => {
  test('have nothing marked, for every seed', () => {
    for (const seed of seeds)
      assert.deepEqual(marksOf(trendsOfNights({ seed: 9_000 + seed, noise: 0.05 })), []);
  });
});
