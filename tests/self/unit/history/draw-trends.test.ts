import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { describeTrends } from '../../../../helpers/history/describe-trends.ts';
import { drawTrends } from '../../../../helpers/history/draw-trends.ts';
import { drawTrendsPage } from '../../../../helpers/history/draw-trends-page.ts';
import { readHistoryOptions } from '../../../../helpers/history/read-history-options.ts';
import { trendsOf } from '../../../../helpers/history/trends-of.ts';
import { makeLine } from './make-line.ts';
import { syntheticNights } from './synthetic-nights.ts';

const now = Date.UTC(2026, 10, 23);
const nights = syntheticNights({
  seed: 5,
  noise: 0.05,
  planted: { metric: 'answer', night: 20, factor: 1.3 },
}).map((line, at) =>
  at === 12
    ? {
        ...line,
        verdict: 'FAIL' as const,
        headline: 'AGENT_SILENT',
        findings: [{ code: 'AGENT_SILENT', severity: 'fail' }],
      }
    : line,
);
const trends = trendsOf(nights, { target: 'staging', now, missed: [{ dueAt: '2026-11-10T02:30:00.000Z' }] });
const drawn = drawTrends(trends);
const count = (text: string, part: string): number => text.split(part).length - 1;

describe('the picture of the trends', () => {
  test('has a box for every run and every missed slot, in the order of time, in words as well', () => {
    const strip = /<ol class="strip".*?<\/ol>/s.exec(drawn)?.[0] ?? '';
    assert.equal(count(strip, '<li '), 31);
    assert.equal(count(strip, 'class="good"'), 29);
    assert.match(strip, /5 Nov 2026, 02:00 UTC · Failed: AGENT_SILENT/);
    assert.match(strip, /10 Nov 2026, 02:30 UTC · a run was due and none came/);
    assert.ok(strip.indexOf('10 Nov 2026, 02:00') < strip.indexOf('10 Nov 2026, 02:30'));
  });

  test('has a line for every phase, with the figures of every run to point at', () => {
    assert.equal(count(drawn, '<figure'), trends.phases.length);
    assert.match(
      drawn,
      /2026-10-24 02:00: half within [\d.]+ s, 95 of 100 within [\d.]+ s, slowest [\d.]+ s, of 30/,
    );
  });

  test('explains itself: what the lines, the boxes and the shares are', () => {
    for (const words of [
      'half of the values are below this',
      '95 of 100 are',
      'passed',
      'failed',
      'was due and did not run',
      'at 95 %',
    ]) {
      assert.ok(drawn.includes(words), words);
    }
    assert.doesNotMatch(drawn, /canary|manifest|kill matrix|harness|headline/i);
  });

  test('loads nothing and shows what came from outside as text', () => {
    const evil = makeLine({
      verdict: 'FAIL',
      headline: '<script>',
      findings: [{ code: '<img src=x>', severity: 'fail' }],
    });
    const page = drawTrendsPage(trendsOf([evil], { target: 'staging', now }));
    assert.doesNotMatch(page, /<script|<img|https?:\/\/|url\(/);
    assert.match(page, /&lt;img src=x&gt;/);
  });

  test('says in words that there is nothing yet', () => {
    const empty = drawTrends(trendsOf([], { target: 'local', now }));
    assert.match(empty, /There is no full run of local in the history/);
    assert.doesNotMatch(empty, /<svg|<ol/);
    assert.match(drawTrends(trendsOf([makeLine()], { target: 'staging', now })), /shows from 10 runs on/);
  });

  test('is the same in the terminal: the change, a box for each run, the shares', () => {
    const text = describeTrends(trends).join('\n');
    assert.match(text, /^whole answer: \d+ % slower since 2026-11-12 /m);
    assert.match(text, /^from 2026-10-24 {2}✓ ✓ ✓ ✓ ✓ ✓ ✓ ✓ ✓ ✓ ✓ ✓ ✗ ✓/m);
    assert.match(text, /A run was due at 2026-11-10 02:30 UTC and none came\./);
    assert.match(text, /last 30 days: \d+ of \d+ messages; at least/);
  });
});

describe('the words of npm run history', () => {
  test('are read, with staging unless a target is named', () => {
    assert.deepEqual(readHistoryOptions(['show']), {
      command: 'show',
      target: 'staging',
      laptop: false,
      scope: undefined,
    });
    assert.deepEqual(readHistoryOptions(['show', 'local', '--laptop', '--scope', 'smoke']), {
      command: 'show',
      target: 'local',
      laptop: true,
      scope: 'smoke',
    });
    assert.deepEqual(readHistoryOptions(['merge', 'a', 'b']), { command: 'merge', folders: ['a', 'b'] });
    assert.deepEqual(readHistoryOptions(['compact']), { command: 'compact' });
    for (const words of [[], ['--help'], ['merge', '-h']])
      assert.equal(readHistoryOptions(words).command, 'help');
  });

  test('are refused with one sentence', () => {
    const says = (words: string[], pattern: RegExp): void => {
      assert.throws(() => readHistoryOptions(words), pattern);
    };
    says(['shwo'], /^Error: There is no "shwo"; there is show, merge and compact\.$/);
    says(['show', 'prod'], /There is no target "prod"; there is embedded, local, staging\./);
    says(['show', 'local', 'staging'], /show takes one target\./);
    says(['compact', 'x'], /compact takes no "x"\./);
    says(['merge', '--laptop'], /--laptop and --scope belong to show alone\./);
    says(['show', '--lapdog'], /^Error: Unknown option '--lapdog'\.$/);
  });
});
