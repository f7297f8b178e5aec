import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { trendsOf } from '../../../../helpers/history/trends-of.ts';
import type { Trends } from '../../../../helpers/history/trends.ts';
import { drawRunPage } from '../../../../helpers/run-page/draw-run-page.ts';
import { makeStory } from '../reporting/make-story.ts';
import { nightPhases, syntheticNights, type Nights } from './synthetic-nights.ts';

const trendsOfNights = (of: Nights): Trends =>
  trendsOf(syntheticNights(of), { target: 'staging', now: Date.UTC(2026, 11, 24) });

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

  // In 2 of 100 histories the nights of that phase wander enough by chance to explain it (docs/trends.md): one of these 38.
  test('have that phase marked, for every seed but one, and never anything else', () => {
    const found = marked.filter(({ marks }) => marks.length > 0);
    assert.ok(found.length >= seeds.length - 1, `${found.length} of ${seeds.length}`);
    for (const { metric, marks } of found) {
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
    // At a glance, too.
    assert.match(
      page,
      /Slower than before<\/span><span class="tile-figure">(?:2[5-9]|3[0-5]) %<\/span><span class="tile-words">whole answer, since 2026-11-12: /,
    );
  });
});

describe('a phase that changes more than once', () => {
  const one = seeds.slice(0, nightPhases.length);
  const planted = { metric: 'answer', factor: 1.3 };
  const marksAround = (of: Omit<Nights, 'seed' | 'noise' | 'nights'>, nights: readonly number[]): number =>
    one.filter((seed) => {
      const marks = marksOf(trendsOfNights({ seed, noise: 0.05, nights: 60, ...of }));
      const found = marks.map((mark) => Number(mark.split(' ').at(-1)));
      return (
        marks.every((mark) => mark.startsWith('answer ')) &&
        found.length === nights.length &&
        found.every((night, at) => Math.abs(night - (nights[at] ?? 0)) <= 1)
      );
    }).length;

  test('has both nights marked where the slowdown is taken back, in 9 of 10', () => {
    assert.ok(marksAround({ planted: { ...planted, night: 21, until: 36 } }, [21, 36]) >= 0.9 * one.length);
  });

  test('has both nights marked where it becomes slower again, in 8 of 10', () => {
    const twice = { ...planted, night: 21, until: 41, then: 1.69 };
    assert.ok(marksAround({ planted: twice }, [21, 41]) >= 0.8 * one.length);
  });
});

describe('thirty nights that take over from the last', () => {
  const twenty = seeds.slice(0, 20);
  const marked = (of: Omit<Nights, 'seed'>): number =>
    twenty.filter((seed) => marksOf(trendsOfNights({ seed: 500 + seed, ...of })).length > 0).length;

  test('wander, and have nothing marked for it', () => {
    for (const memory of [0.3, 0.6, 0.8]) assert.ok(marked({ noise: 0.1, memory }) <= 1, `${memory}`);
  });

  test('have nothing marked for heavy tails, a pattern of the week and whole milliseconds either', () => {
    assert.equal(marked({ noise: 0.1, hasHeavyTails: true }), 0);
    assert.equal(marked({ noise: 0.05, weekend: 0.2 }), 0);
    assert.equal(marked({ noise: 0.05, quantum: 10 }), 0);
  });
});

describe('the page of a run', () => {
  const page = (nights: number): string =>
    drawRunPage(makeStory([]), trendsOfNights({ seed: 9_005, noise: 0.05, nights }));

  test('says at a glance that nothing is slower, that it cannot know yet, and nothing where there is no other run', () => {
    assert.match(
      page(30),
      /tile-figure">nothing<\/span><span class="tile-words">none of 19 steps, in 30 runs/,
    );
    assert.match(
      page(6),
      /tile-figure">not known<\/span><span class="tile-words">shows from 10 runs on; 6 so far/,
    );
    assert.doesNotMatch(page(1), /Slower than before/);
  });
});

describe('thirty quiet nights', () => {
  test('have nothing marked, for every seed', () => {
    for (const seed of seeds)
      assert.deepEqual(marksOf(trendsOfNights({ seed: 9_000 + seed, noise: 0.05 })), []);
  });
});
