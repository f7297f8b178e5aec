import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { appendLine } from '../../../../helpers/history/append-line.ts';
import { compactHistory } from '../../../../helpers/history/compact-history.ts';
import { foldWeek } from '../../../../helpers/history/fold-week.ts';
import type { HistoryLine } from '../../../../helpers/history/history-line.ts';
import { mergeHistories } from '../../../../helpers/history/merge-histories.ts';
import type { HistoryEntry } from '../../../../helpers/history/parse-lines.ts';
import { readHistory } from '../../../../helpers/history/read-history.ts';
import { unionLines } from '../../../../helpers/history/union-lines.ts';
import { makeLine } from './make-line.ts';

const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'golden-path-history-'));
  folders.push(folder);
  return folder;
};
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const day = (at: number): string => new Date(Date.UTC(2026, 9, 25, 2) + at * 86_400_000).toISOString();
const nightLine = (at: number, part: Partial<HistoryLine> = {}): HistoryLine =>
  makeLine({ id: `run${at}`, startedAt: day(at), ...part });
const idsIn = (reports: string): readonly string[] => readHistory(reports).runs.map(({ id }) => id);
const filesIn = (reports: string): readonly string[] =>
  readdirSync(join(reports, 'history'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.jsonl'))
    .toSorted();

describe('the history', () => {
  test('gives back every line that was added, oldest first', () => {
    const reports = newFolder();
    for (const at of [2, 0, 1]) appendLine(reports, nightLine(at));
    const { runs, weeks, problems } = readHistory(reports);
    assert.deepEqual(runs, [nightLine(0), nightLine(1), nightLine(2)]);
    assert.deepEqual([weeks, problems], [[], []]);
  });

  test('is empty where nobody has run anything', () => {
    assert.deepEqual(readHistory(newFolder()), { runs: [], weeks: [], problems: [] });
  });

  test('has a run once, with the line that was written last', () => {
    const reports = newFolder();
    appendLine(reports, nightLine(0));
    appendLine(reports, nightLine(0, { verdict: 'FAIL' }));
    assert.deepEqual(
      readHistory(reports).runs.map(({ verdict }) => verdict),
      ['FAIL'],
    );
  });

  test('keeps what laptops saw in a folder of its own', () => {
    const reports = newFolder();
    appendLine(reports, nightLine(0, { vantage: 'laptop, darwin' }));
    appendLine(reports, nightLine(1, { target: 'local' }));
    assert.match(filesIn(reports).join(), /staging-laptop/);
    assert.deepEqual(
      readHistory(reports, { target: 'staging' }).runs.map(({ id }) => id),
      ['run0'],
    );
  });

  test('leaves months unread that are too old, and files of others', () => {
    const reports = newFolder();
    appendLine(reports, nightLine(0));
    appendLine(reports, nightLine(20));
    writeFileSync(join(reports, 'history', 'allure-staging.jsonl'), 'not ours\n');
    const { runs, problems } = readHistory(reports, { sinceDays: 10, now: Date.parse(day(21)) });
    assert.deepEqual(
      runs.map(({ id }) => id),
      ['run20'],
    );
    assert.deepEqual(problems, []);
  });

  test('is read to the end when a line is cut off, is of another kind or of a later version, and says which', () => {
    const reports = newFolder();
    appendLine(reports, nightLine(0));
    const file = appendLine(reports, nightLine(1));
    appendFileSync(
      file,
      `${JSON.stringify({ v: 2, kind: 'run' })}\n{"v":1}\n${readFileSync(file, 'utf8').slice(0, 40)}`,
    );
    const { runs, problems } = readHistory(reports);
    assert.equal(runs.length, 2);
    assert.equal(problems.length, 3);
    assert.match(
      problems[0] ?? '',
      /Line 2 of .* was written by a later version of this suite \(2\) and is left out/,
    );
    assert.match(problems[1] ?? '', /Line 3 .* is not a line of the history/);
    assert.match(problems[2] ?? '', /Line 4 .* is cut off or no JSON and is left out; all others are used\./);
  });

  test('is read past the marks of a merge conflict, a byte order mark and a folder that is named like a file', () => {
    const reports = newFolder();
    const file = appendLine(reports, nightLine(0));
    const line = (nth: number): string => JSON.stringify(nightLine(nth));
    writeFileSync(file, `\uFEFF${line(0)}\r\n<<<<<<< HEAD\n${line(1)}\n=======\n${line(2)}\n>>>>>>> other\n`);
    mkdirSync(file.replace('.jsonl', '-folder.jsonl'));
    const { runs, problems } = readHistory(reports);
    assert.equal(runs.length, 3);
    assert.equal(problems.length, 3);
    assert.match(problems[0] ?? '', /^Line 2 of .* is the mark of a merge conflict and is left out/);
  });

  test('takes the lines of runs that end at the same time, while another process packs it', async () => {
    const reports = newFolder();
    const module = new URL('../../../../helpers/history/append-line.ts', import.meta.url).href;
    const script = `
      import { appendLine } from ${JSON.stringify(module)};
      const line = ${JSON.stringify(nightLine(0))};
      for (let at = 0; at < 60; at += 1) appendLine(${JSON.stringify(reports)}, { ...line, id: process.argv[1] + at });`;
    const args = ['--import', 'tsx', '--input-type=module', '-e', script];
    const children = ['a', 'b'].map((name) => spawn(process.execPath, [...args, name]));
    const ends = Promise.all(children.map((child) => once(child, 'exit')));
    let packed = 0;
    while (children.some(({ exitCode }) => exitCode === null)) {
      packed = mergeHistories(reports, []).total;
      await setImmediate();
    }
    assert.deepEqual(
      (await ends).map(([code]) => code as number),
      [0, 0],
    );
    assert.ok(packed > 0);
    assert.equal(mergeHistories(reports, []).total, 120);
    assert.equal(filesIn(reports).length, 1);
  });
});

describe('merging histories', () => {
  test('takes every line of every folder in once, and packs a month into one file', () => {
    const [own, other, third] = [newFolder(), newFolder(), newFolder()];
    for (const at of [0, 1, 2]) appendLine(own, nightLine(at));
    for (const at of [2, 3]) appendLine(other, nightLine(at));
    appendLine(third, nightLine(8, { target: 'local' }));
    assert.deepEqual(mergeHistories(own, [other, third]), { found: 3, added: 2, total: 5, problems: [] });
    assert.deepEqual(idsIn(own), ['run0', 'run1', 'run2', 'run3', 'run8']);
    assert.deepEqual(
      filesIn(own).map((name) => name.replace(/\.[\da-f]{12}/, '')),
      ['local/2026-11.jsonl', 'staging/2026-10.jsonl'],
    );
    assert.equal(filesIn(other).length, 2);
  });

  test('is the same as copying the folders into one', () => {
    const [one, two, copied] = [newFolder(), newFolder(), newFolder()];
    for (const at of [0, 1]) appendLine(one, nightLine(at));
    for (const at of [1, 2]) appendLine(two, nightLine(at));
    mergeHistories(one, []);
    mergeHistories(two, []);
    for (const from of [one, two])
      cpSync(join(from, 'history'), join(copied, 'history'), { recursive: true });
    assert.deepEqual(idsIn(copied), ['run0', 'run1', 'run2']);
  });

  test('leaves a file with a line that it cannot read as it is', () => {
    const reports = newFolder();
    const file = appendLine(reports, nightLine(0));
    appendFileSync(file, '{"v":1,"kind');
    appendLine(reports, nightLine(1));
    assert.equal(mergeHistories(reports, []).problems.length, 1);
    assert.match(readFileSync(file, 'utf8'), /"kind$/);
    assert.deepEqual(idsIn(reports), ['run0', 'run1']);
  });

  test('changes nothing the second time', () => {
    const reports = newFolder();
    for (const at of [0, 1, 2]) appendLine(reports, nightLine(at));
    mergeHistories(reports, []);
    const files = filesIn(reports);
    mergeHistories(reports, [reports]);
    assert.deepEqual(filesIn(reports), files);
  });
});

describe('the union of lines', () => {
  const entry = (line: HistoryEntry['line']): HistoryEntry => ({ line, text: JSON.stringify(line) });
  const someLine = fc
    .record({
      at: fc.integer({ min: 0, max: 9 }),
      verdict: fc.constantFrom('PASS', 'FAIL', 'DEGRADED'),
      requests: fc.integer({ min: 0, max: 3 }),
    })
    .map(({ at, verdict, requests }) => nightLine(at, { verdict: verdict as 'PASS', requests }));
  const someEntries = fc.oneof(
    fc.array(someLine.map(entry)),
    fc
      .tuple(fc.array(someLine, { minLength: 1 }), fc.array(someLine.map(entry)))
      .map(([[first, ...others], rest]) => [entry(foldWeek([first ?? nightLine(0), ...others])), ...rest]),
  );

  test('is the same in any order, any grouping, and however often', () => {
    fc.assert(
      fc.property(someEntries, someEntries, someEntries, (a, b, c) => {
        const union = (...parts: readonly (readonly HistoryEntry[])[]) => unionLines(parts.flat());
        assert.deepEqual(union(a, b), union(b, a));
        assert.deepEqual(union(union(a, b), c), union(a, union(b, c)));
        assert.deepEqual(union(union(a), a), union(a));
      }),
      { numRuns: 300 },
    );
  });

  test('loses no run: each stands there itself or in its week', () => {
    fc.assert(
      fc.property(someEntries, someEntries, (a, b) => {
        const kept = unionLines([...a, ...b]).flatMap(({ line }) =>
          line.kind === 'week' ? line.runs : [line.id],
        );
        for (const { line } of [...a, ...b]) {
          for (const id of line.kind === 'week' ? line.runs : [line.id]) assert.ok(kept.includes(id));
        }
      }),
    );
  });

  test('keeps the worse verdict of two lines of one run', () => {
    const lines = [nightLine(0, { verdict: 'FAIL' }), nightLine(0), nightLine(0, { verdict: 'DEGRADED' })];
    assert.deepEqual(
      unionLines(lines.map(entry)).map(({ line }) => line.kind === 'run' && line.verdict),
      ['FAIL'],
    );
  });
});

describe('compacting', () => {
  const now = Date.parse('2027-11-20T00:00:00Z');
  const phase = (p50: number) => ({
    metric: 'answer',
    n: 30,
    p50,
    p95: p50 * 2,
    worst: p50 * 3,
    limit: 60_000,
  });

  test('folds whole weeks that ended more than a year ago, and says which', () => {
    const reports = newFolder();
    // Sunday the 25th of October 2026, then a whole week, then the weeks around the edge of the year.
    for (let at = 0; at < 40; at += 1) {
      const red =
        at === 3 ? { red: ['chat/a:one'], green: [], other: {} } : { red: [], green: [], other: {} };
      appendLine(
        reports,
        nightLine(at, {
          phases: [phase(8_000 + at)],
          checks: red,
          verdict: at === 3 ? 'FAIL' : 'PASS',
          headline: at === 3 ? 'AGENT_SILENT' : null,
        }),
      );
    }
    const { said, problems } = compactHistory(reports, now);
    assert.deepEqual(problems, []);
    assert.deepEqual(said, [
      '1 run of staging (full) in the week from 2026-10-19: now one line.',
      '7 runs of staging (full) in the week from 2026-10-26: now one line.',
      '7 runs of staging (full) in the week from 2026-11-02: now one line.',
      '7 runs of staging (full) in the week from 2026-11-09: now one line.',
    ]);
    const { runs, weeks } = readHistory(reports);
    assert.equal(runs.length, 40 - 22);
    assert.equal(runs[0]?.startedAt.slice(0, 10), '2026-11-16');
    const week = weeks[1];
    assert.deepEqual(week?.runs, ['run1', 'run2', 'run3', 'run4', 'run5', 'run6', 'run7']);
    assert.deepEqual(
      [week.verdicts, week.headlines, week.red],
      [{ FAIL: 1, PASS: 6 }, { AGENT_SILENT: 1 }, { 'chat/a:one': 1 }],
    );
    assert.deepEqual(week.phases, [
      { metric: 'answer', runs: 7, n: 210, p50: 8_004, p95: 16_008, worst: 24_021, limit: 60_000 },
    ]);
    assert.deepEqual([week.journeys, week.turns, week.requests], [{ held: 63, n: 63 }, 63, 700]);
  });

  test('is the same on every machine, and a run that comes late is not lost', () => {
    const [one, two] = [newFolder(), newFolder()];
    for (const reports of [one, two]) for (const at of [1, 2, 3]) appendLine(reports, nightLine(at));
    compactHistory(one, now);
    appendLine(two, nightLine(4));
    assert.deepEqual(mergeHistories(one, [two]).problems, []);
    const { runs, weeks } = readHistory(one);
    assert.deepEqual(
      [runs.map(({ id }) => id), weeks.map((week) => week.runs)],
      [['run4'], [['run1', 'run2', 'run3']]],
    );
    compactHistory(one, now);
    assert.deepEqual(
      readHistory(one).weeks.map((week) => week.runs),
      [['run1', 'run2', 'run3'], ['run4']],
    );
  });

  test('folds nothing younger than a year', () => {
    const reports = newFolder();
    mkdirSync(join(reports, 'history'), { recursive: true });
    appendLine(reports, nightLine(0));
    assert.deepEqual(compactHistory(reports, Date.parse(day(300))).said, []);
    assert.equal(readHistory(reports).runs.length, 1);
  });
});
