import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { arrowOf } from '../../../../helpers/history/arrow-of.ts';
import { checkMark } from '../../../../helpers/history/check-mark.ts';
import { flakyChecks } from '../../../../helpers/history/flaky-checks.ts';
import type { HistoryLine } from '../../../../helpers/history/history-line.ts';
import { journeysOf } from '../../../../helpers/history/journeys-of.ts';
import { sameBuild } from '../../../../helpers/history/same-build.ts';
import { sinceWhen } from '../../../../helpers/history/since-when.ts';
import { trendsOf } from '../../../../helpers/history/trends-of.ts';
import { lowerBound } from '../../../../helpers/judge/lower-bound.ts';
import { makeLine } from './make-line.ts';

const hourMs = 3_600_000;
const startMs = Date.UTC(2026, 10, 1, 2);
const at = (hours: number): string => new Date(startMs + hours * hourMs).toISOString();
const night = (nth: number, part: Partial<HistoryLine> = {}): HistoryLine =>
  makeLine({ id: `run${nth}`, startedAt: at(24 * nth), ...part });
const answer = (p50: number): HistoryLine['phases'] => [
  { metric: 'answer', n: 30, p50, p95: p50 * 1.3, worst: p50 * 1.5, limit: 60_000 },
];
const green = (...ids: string[]): HistoryLine['checks'] => ({
  green: ids.map(checkMark),
  red: [],
  other: {},
});
const red = (...ids: string[]): HistoryLine['checks'] => ({ green: [], red: ids, other: {} });

describe('the arrow of a phase', () => {
  const points = (...p50s: number[]) =>
    p50s.map((p50, nth) => ({
      runId: `run${nth}`,
      startedAt: at(nth),
      p50,
      p95: undefined,
      worst: p50,
      n: 9,
    }));

  test('points up only for a run that is slower than each of the last ten, and by enough', () => {
    assert.equal(arrowOf(points(100, 104, 98, 101, 99, 140)).direction, 'slower');
    assert.equal(arrowOf(points(100, 150, 98, 101, 99, 140)).direction, 'steady');
    assert.equal(arrowOf(points(100, 104, 98, 101, 99, 112)).direction, 'steady');
    assert.equal(arrowOf(points(1, 1.1, 1, 1, 1, 3)).direction, 'steady');
    assert.equal(arrowOf(points(200, ...Array<number>(10).fill(100), 140)).direction, 'slower');
  });

  test('points down the other way round', () => {
    assert.equal(arrowOf(points(100, 104, 98, 101, 99, 70)).direction, 'faster');
  });

  test('says how many runs it was compared with, and nothing of fewer than five', () => {
    const { direction, n, words } = arrowOf(points(100, 104, 98, 101, 140));
    assert.deepEqual([direction, n], ['unknown', 4]);
    assert.equal(words, 'nothing to compare with: 4 earlier runs, 5 are needed');
    assert.equal(
      arrowOf(points(100, 104, 98, 101, 99, 140)).words,
      'slower than each of them: 140 ms against 100 ms, the middle of the last 5 runs',
    );
    assert.equal(arrowOf([]).direction, 'unknown');
  });
});

describe('since when', () => {
  const check = 'chat/a:one';
  const finding = { code: 'AGENT_SILENT', severity: 'fail', check };
  const bad = (nth: number, part: Partial<HistoryLine> = {}): HistoryLine =>
    night(nth, {
      verdict: 'FAIL',
      headline: 'AGENT_SILENT',
      findings: [finding],
      checks: red(check),
      ...part,
    });
  const good = (nth: number): HistoryLine => night(nth, { checks: green(check) });

  test('is the first run of the unbroken series, with the last one before it', () => {
    const [since] = sinceWhen(bad(6), [bad(0), good(1), bad(2), good(3), bad(4), bad(5)]);
    assert.deepEqual(
      [since?.runId, since?.runs, since?.days, since?.lastWithout?.runId],
      ['run4', 3, 2, 'run3'],
    );
    assert.equal(
      since?.words,
      'since 2026-11-05 02:00 (2 days, 3 runs in a row); last run without it: 2026-11-04 02:00',
    );
  });

  test('passes over runs that did not look', () => {
    const blocked = night(4, { checks: { green: [], red: [], other: { BLOCKED: [check] } } });
    const smoke = night(5, { scope: { kind: 'profile', profile: 'smoke' }, checks: green('auth/b:two') });
    const [since] = sinceWhen(bad(6), [good(2), bad(3), blocked, smoke]);
    assert.deepEqual([since?.runId, since?.runs, since?.lastWithout?.runId], ['run3', 2, 'run2']);
  });

  test('goes no further back than the name of the check does', () => {
    const old = 'chat/a:old name';
    const before = [
      bad(0, { findings: [{ ...finding, check: old }], checks: red(old) }),
      night(1, { checks: green(old) }),
    ];
    const [since] = sinceWhen(bad(3), [...before, bad(2)]);
    assert.deepEqual([since?.runId, since?.runs, since?.lastWithout], ['run2', 2, undefined]);
    assert.match(since?.words ?? '', /^at least since 2026-11-03 02:00/);
  });

  test('is new in this run, and says so where no run is known that looked', () => {
    assert.equal(
      sinceWhen(bad(1), [good(0)])[0]?.words,
      'new in this run; last run without it: 2026-11-01 02:00',
    );
    assert.match(sinceWhen(bad(1), [])[0]?.words ?? '', /no run is known that looked and did not find it/);
    assert.match(
      sinceWhen(bad(1), [bad(0)])[0]?.words ?? '',
      /^at least since 2026-11-01 02:00 \(1 day, 2 runs in a row\)/,
    );
  });

  test('goes by the runs of the same kind for what no check gives, and leaves information out', () => {
    const short = { code: 'MANIFEST_SHORT', severity: 'fail' };
    const last = night(3, { findings: [short, { code: 'CLEANUP_INEFFECTIVE', severity: 'info' }] });
    const smoke = night(2, { scope: { kind: 'profile', profile: 'smoke' } });
    const found = sinceWhen(last, [night(0), night(1, { findings: [short] }), smoke]);
    assert.deepEqual(
      found.map(({ code, runs, lastWithout }) => [code, runs, lastWithout?.runId]),
      [['MANIFEST_SHORT', 2, 'run0']],
    );
  });
});

describe('checks that change for no reason', () => {
  const id = 'chat/a:one';
  const flips = (...lines: HistoryLine[]) => flakyChecks(lines);

  test('are counted in pairs of runs of the same suite on the same build, with exact bounds', () => {
    const { flaky, steady } = flips(
      night(0, { checks: { ...green(id, 'chat/b:two') } }),
      night(1, { checks: { green: [checkMark('chat/b:two')], red: [id], other: {} } }),
      night(2, { checks: green(id, 'chat/b:two') }),
      night(3, { checks: green(id, 'chat/b:two') }),
    );
    const [one] = flaky;
    assert.deepEqual([one?.check, one?.flips, one?.n, one?.lastRed], [id, 2, 3, at(24)]);
    assert.deepEqual([one?.atLeast, one?.atMost], [lowerBound(3, 2), 1 - lowerBound(3, 1)]);
    assert.match(
      steady,
      /^1 check never changed with nothing else changed, in 3 pairs of runs or more: at most 63\.2 % /,
    );
  });

  test('are none where the suite or the build changed, or nobody knows whether they did', () => {
    const changed = [{ suite: 'f00d' }, { build: { 'auth version': '1.0.1' } }, { build: {} }];
    for (const part of changed) {
      assert.deepEqual(
        flips(night(0, { checks: green(id) }), night(1, { checks: red(id), ...part })).flaky,
        [],
      );
    }
    const dirty = { suite: 'e17cec9-dirty' };
    assert.deepEqual(
      flips(night(0, { checks: green(id), ...dirty }), night(1, { checks: red(id), ...dirty })).flaky,
      [],
    );
  });

  test('pass over runs in which the check was neither', () => {
    const neither: HistoryLine['checks'] = { green: [], red: [], other: { BLOCKED: [id] } };
    const { flaky } = flips(
      night(0, { checks: green(id) }),
      night(1, { checks: neither }),
      night(2, { checks: red(id) }),
    );
    assert.deepEqual(
      flaky.map((one) => [one.flips, one.n]),
      [[1, 1]],
    );
  });

  test('say so where nothing can be compared yet', () => {
    assert.match(flips(night(0)).steady, /No two runs of the same suite on the same build/);
  });
});

describe('two builds', () => {
  test('are the same by what both runs saw', () => {
    assert.equal(sameBuild({ a: '1', b: '2' }, { a: '1' }), true);
    assert.equal(sameBuild({ a: '1', b: '2' }, { a: '2' }), false);
    assert.equal(sameBuild({ a: '1' }, { b: '1' }), undefined);
  });
});

describe('journeys', () => {
  test('are summed over a day, a week and a month, with the bound from 59 on', () => {
    const now = startMs + 31 * 24 * hourMs;
    const runs = [1, 20, 26, 30, 31].map((nth) => night(nth, { journeys: { held: 29, n: 30 } }));
    const [day, week, month] = journeysOf(runs, now);
    assert.deepEqual([day?.held, day?.n, day?.runs], [58, 60, 2]);
    assert.deepEqual([week?.n, month?.n], [90, 150]);
    assert.equal(day?.atLeast, lowerBound(60, 58));
    assert.equal(day.words, 'last 24 hours: 58 of 60 messages; at least 89.8 % at 95 %');
  });

  test('are too few for a bound below 59, all answered or not', () => {
    const now = startMs + hourMs;
    const [day] = journeysOf([night(0, { journeys: { held: 58, n: 58 } })], now);
    assert.deepEqual([day?.atLeast, day?.n], [undefined, 58]);
    assert.match(day?.words ?? '', /58 of 58 messages; not enough runs: a bound takes 59 messages/);
    assert.match(journeysOf([], now)[0]?.words ?? '', /not enough runs, no message was asked/);
    assert.equal(
      journeysOf([night(0, { journeys: { held: 59, n: 59 } })], now)[0]?.atLeast,
      lowerBound(59, 59),
    );
  });
});

describe('trends', () => {
  const now = startMs + 40 * 24 * hourMs;
  const options = { target: 'staging', now } as const;
  const nights = Array.from({ length: 12 }, (_, nth) => night(nth + 20, { phases: answer(8_000 + nth) }));

  test('are of one target, one scope and pipelines, and say what is left out', () => {
    const others = [
      night(21, { id: 'x1', target: 'local' }),
      night(21, { id: 'x2', vantage: 'laptop, darwin' }),
      night(21, { id: 'x3', scope: { kind: 'profile', profile: 'smoke' } }),
      night(-90, { id: 'x4' }),
    ];
    const trends = trendsOf([...nights, ...others], options);
    assert.equal(trends.runs.length, 12);
    assert.equal(trends.words, '12 runs of staging (full) since 2026-11-21.');
    assert.deepEqual(trends.notes, [
      '1 run of another scope than full counts for messages and findings, and is not drawn.',
      '1 run made on laptops is kept apart; --laptop shows it.',
    ]);
    const laptop = trendsOf([...nights, ...others], { ...options, vantage: 'laptop' });
    assert.deepEqual(
      laptop.runs.map(({ runId }) => runId),
      ['x2'],
    );
  });

  test('take scope and machine of the run that is looked at, which need not be in the history yet', () => {
    const current = night(35, { vantage: 'laptop, darwin', phases: answer(9_000) });
    const trends = trendsOf(nights, { ...options, current });
    assert.deepEqual([trends.vantage, trends.runs.length], ['laptop', 1]);
    assert.equal(trends.phases[0]?.arrow.direction, 'unknown');
    const again = trendsOf([...nights, night(31, { verdict: 'FAIL' })], { ...options, current: nights[11] });
    assert.equal(again.runs.length, 12);
  });

  test('say that there is nothing yet', () => {
    const trends = trendsOf([], options);
    assert.match(trends.words, /There is no full run of staging in the history of the last 90 days/);
    assert.deepEqual([trends.runs, trends.phases, trends.findings, trends.flaky], [[], [], [], []]);
  });

  test('mark the night of a new build and of a new suite', () => {
    const lines = nights.map((line, nth) => ({
      ...line,
      ...(nth >= 5 ? { build: { 'auth version': '1.1.0' } } : {}),
      ...(nth >= 8 ? { suite: 'f00d' } : {}),
    }));
    const { runs } = trendsOf(lines, options);
    assert.deepEqual(
      runs.flatMap(({ isNewBuild, isNewSuite }, nth) =>
        isNewBuild || isNewSuite ? [[nth, isNewBuild, isNewSuite]] : [],
      ),
      [
        [5, true, false],
        [8, false, true],
      ],
    );
  });

  test('say of a change whether the build was new that night', () => {
    const lines = Array.from({ length: 30 }, (_, nth) =>
      night(nth, {
        phases: answer((nth >= 19 ? 10_400 : 8_000) + ((nth * 7) % 13)),
        build: { 'auth version': nth >= 19 ? '1.1.0' : '1.0.0' },
      }),
    );
    const changes = trendsOf(lines, options).phases.flatMap((phase) => phase.changes);
    assert.deepEqual(
      changes.map(({ words }) => words),
      [
        'whole answer: 30 % slower since 2026-11-20 (8.0 s before, 10.4 s from then on). The build was new that night.',
      ],
    );
  });

  test('see that the slowest became slower while the middle did not, and call both together one change', () => {
    const slow = (nth: number): HistoryLine['phases'] => [
      {
        metric: 'answer',
        n: 30,
        p50: 8_000 + ((nth * 7) % 13),
        p95: (nth >= 19 ? 16_000 : 10_000) + ((nth * 5) % 11),
        worst: 17_000,
        limit: 60_000,
      },
    ];
    const lines = Array.from({ length: 30 }, (_, nth) => night(nth, { phases: slow(nth) }));
    const [change, ...more] = trendsOf(lines, options).phases.flatMap((phase) => phase.changes);
    assert.deepEqual([change?.of, change?.at, more.length], ['p95', 19, 0]);
    assert.match(change?.words ?? '', /^whole answer, the slowest 5 of 100: 60 % slower since/);
  });

  test('are shown day by day where there are more than ninety runs, with the worst verdict of the day', () => {
    const many = Array.from({ length: 200 }, (_, nth) =>
      makeLine({
        id: `r${nth}`,
        startedAt: at(nth * 2),
        phases: answer(8_000 + nth),
        verdict: nth === 30 ? 'FAIL' : 'PASS',
      }),
    );
    const trends = trendsOf(many, options);
    assert.ok(trends.isByDay && trends.runs.length < 20);
    assert.equal(trends.runs.filter(({ verdict }) => verdict === 'FAIL').length, 1);
    assert.equal(
      trends.runs.reduce((sum, { runs }) => sum + runs, 0),
      200,
    );
  });
});
