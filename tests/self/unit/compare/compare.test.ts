import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { readFrame } from '../../../../helpers/chat/read-frame.ts';
import { chooseRuns } from '../../../../helpers/compare/choose-runs.ts';
import type { ComparedRun } from '../../../../helpers/compare/compared-run.ts';
import { describeComparison } from '../../../../helpers/compare/describe-comparison.ts';
import { firstDifference } from '../../../../helpers/compare/first-difference.ts';
import { knownRuns } from '../../../../helpers/compare/known-runs.ts';
import { pairTurns } from '../../../../helpers/compare/pair-turns.ts';
import { readCompareOptions } from '../../../../helpers/compare/read-compare-options.ts';
import { runOfDocument } from '../../../../helpers/compare/run-of-document.ts';
import { runOfLine } from '../../../../helpers/compare/run-of-line.ts';
import { turnSteps } from '../../../../helpers/compare/turn-steps.ts';
import { appendLine } from '../../../../helpers/history/append-line.ts';
import { buildVerdict } from '../../../../helpers/reporting/build-verdict.ts';
import type { TurnRecord } from '../../../../helpers/recordings/turn-record.ts';
import { makeLine } from '../history/make-line.ts';
import { makeFacts } from '../reporting/make-facts.ts';
import { makeObserved } from '../reporting/make-observed.ts';

type Turn = Pick<TurnRecord, 'recording'>;

/** A turn of which only the frames and the ending count. */
function turnOf(
  frames: readonly object[],
  kind: TurnRecord['recording']['ending']['kind'] = 'terminal',
): Turn {
  const recorded = frames.map((frame, index) => {
    const raw = JSON.stringify(frame);
    return { index, atUs: index * 1_000, direction: 'in', binary: false, raw, ...readFrame(raw, false) };
  });
  return { recording: { frames: recorded, ending: { kind } } } as unknown as Turn;
}

const event = (type: string, payload: object, run = 'r1') => ({
  type,
  run_id: run,
  agent_name: 'triage',
  timestamp: '2026-11-22T02:00:00Z',
  payload,
});
const healthy = (run = 'r1'): readonly object[] => [
  event('agent_started', {}, run),
  event('agent_thinking', { message: 'one' }, run),
  event('tool_executing', { tool_name: 'calculator' }, run),
  event('tool_completed', { tool_name: 'calculator' }, run),
  event('agent_completed', {}, run),
];

describe('the first difference of two turns', () => {
  test('is none where kinds, agents and tools are the same, whatever ids and texts are', () => {
    assert.equal(firstDifference(turnOf(healthy('r1')), turnOf(healthy('r2'))), undefined);
  });

  test('is none for one more thought in a row, or for frames that come by the clock', () => {
    const more = healthy().toSpliced(1, 0, event('agent_thinking', { message: 'two' }), {
      type: 'heartbeat',
    });
    assert.equal(firstDifference(turnOf(healthy()), turnOf(more)), undefined);
  });

  test('is the first step at which they part, with the last one that both have', () => {
    const other = healthy().toSpliced(2, 1, event('tool_executing', { tool_name: 'search' }));
    assert.deepEqual(firstDifference(turnOf(healthy()), turnOf(other)), {
      place: 3,
      before: 'agent_thinking by triage',
      left: 'tool_executing calculator by triage',
      right: 'tool_executing search by triage',
    });
  });

  test('is the end of the shorter one, in words', () => {
    const cut = firstDifference(turnOf(healthy()), turnOf(healthy().slice(0, 2), 'stalled'));
    assert.equal(cut?.right, 'nothing more: the events stopped in the middle');
    const silent = firstDifference(turnOf(healthy()), turnOf([], 'silent'));
    assert.deepEqual([silent?.place, silent?.before], [1, undefined]);
  });

  test('sees another envelope, an error, and what the contract does not know', () => {
    const flat = { type: 'agent_started', run_id: 'r1', agent_name: 'triage' };
    const steps = turnSteps(
      turnOf([flat, { type: 'error_message', error_code: 'E1', message: 'no' }, { type: 'novelty' }]),
    );
    assert.deepEqual(steps.slice(0, 3), [
      'agent_started by triage, in the flat form',
      'error_message E1',
      'novelty, which the contract does not know',
    ]);
  });
});

const run = (part: Partial<ComparedRun>): ComparedRun => ({ ...runOfLine(makeLine()), ...part });
const at = (day: number): string => `2026-11-${String(day).padStart(2, '0')}T02:00:00.000Z`;

const asked = (check: string, turn: Turn, isGolden = false): TurnRecord =>
  ({ ...turn, check, title: `title of ${check}`, isGolden }) as TurnRecord;

describe('pairing turns', () => {
  const [one, two] = [asked('a', turnOf([])), asked('b', turnOf([]))];
  const golden = asked('c', turnOf([]), true);

  test('takes the one that many checks read, else one of the same check, else none', () => {
    assert.deepEqual(pairTurns([one, golden], [golden, two]), [golden, golden]);
    assert.deepEqual(pairTurns([one, two], [golden, two]), [two, two]);
    assert.equal(pairTurns([one], [two]), undefined);
  });
});

describe('choosing two runs', () => {
  const partial = { kind: 'partial', profile: null };
  const runs = [
    run({ id: 'part1', startedAt: at(9), scope: partial }),
    run({ id: 'red22', startedAt: at(8), verdict: 'FAIL' }),
    run({ id: 'smoke', startedAt: at(7), scope: { kind: 'profile', profile: 'smoke' } }),
    run({ id: 'local', startedAt: at(6), target: 'local', verdict: 'FAIL' }),
    run({ id: 'green', startedAt: at(5) }),
    run({ id: 'green4', startedAt: at(4) }),
  ];
  const chosen = (...words: string[]): readonly string[] => {
    const options = readCompareOptions(words);
    assert.ok(options.kind !== 'help');
    return chooseRuns(runs, options).map(({ id }) => id);
  };

  test('takes the last green run of the same target and scope before the one that is asked for', () => {
    assert.deepEqual(chosen('last-green', 'red22'), ['green', 'red22']);
    assert.deepEqual(chosen('last-green', 'green'), ['green4', 'green']);
    assert.deepEqual(chosen('last-green'), ['smoke', 'part1']);
    assert.deepEqual(chosen('last-green', 'staging'), ['smoke', 'part1']);
  });

  test('takes two that are named by id, its beginning or their folder, the earlier one first', () => {
    assert.deepEqual(chosen('red22', 'green4'), ['green4', 'red22']);
    assert.deepEqual(chosen('red', 'smo'), ['smoke', 'red22']);
  });

  test('says in a sentence what is missing or ambiguous', () => {
    const says = (words: string[], pattern: RegExp): void => {
      assert.throws(() => chosen(...words), pattern);
    };
    says(
      ['last-green', 'local'],
      /There is no green run of local \(full\) before 2026-11-06 02:00 UTC, neither here nor/,
    );
    says(['last-green', 'embedded'], /No run of embedded has ended here yet\./);
    says(['gree', 'red22'], /begins the ids of several runs/);
    says(['nope', 'red22'], /No run "nope" is known here\. The last ones: part1 \(staging\)/);
    says(['red22'], /With what should "red22" be compared\?/);
    says([], /Say what to compare\./);
    says(['a', 'b', 'c'], /not more/);
    says(['--fast'], /Unknown option '--fast'\.$/);
    assert.throws(() => chooseRuns([], { kind: 'last-green', of: undefined }), /No run has ended here yet/);
    assert.equal(readCompareOptions(['--help']).kind, 'help');
  });
});

describe('two runs side by side', () => {
  const phase = (metric: string, p50: number) => ({ metric, n: 30, p50, worst: p50, limit: 60_000 });
  const before = run({
    id: 'aaa',
    startedAt: at(1),
    phases: [phase('answer', 8_000), phase('login', 480)],
    statuses: new Map([
      ['m1', 'PASS'],
      ['m2', 'PASS'],
      ['m3', 'FAIL'],
    ]),
    findings: [{ code: 'DEPLOY_DRIFT', severity: 'degraded', sentence: 'It drifts.' }],
    turns: [asked('chat/a:one', turnOf(healthy())), asked('chat/b:two', turnOf(healthy()))],
    folder: 'runs/aaa',
  });
  const after = run({
    id: 'bbb',
    startedAt: at(2),
    verdict: 'FAIL',
    headline: 'AGENT_SILENT',
    suite: 'f00d',
    vantage: 'laptop, darwin',
    build: { 'auth version': '1.1.0' },
    phases: [phase('answer', 10_400), phase('login', 490)],
    statuses: new Map([
      ['m1', 'FAIL'],
      ['m2', 'PASS'],
      ['m4', 'PASS'],
    ]),
    names: new Map([['m1', 'chat/a:one']]),
    findings: [
      { code: 'AGENT_SILENT', severity: 'fail', sentence: 'Nothing came.' },
      { code: 'CLEANUP_INEFFECTIVE', severity: 'info', sentence: 'It stays.' },
    ],
    turns: [asked('chat/b:two', turnOf([], 'silent'))],
    folder: 'runs/bbb',
  });
  const text = describeComparison(before, after).join('\n');

  test('say what is new, gone, changed and slower, and where the turn parts', () => {
    for (const line of [
      'before: 2026-11-01 02:00 UTC  staging (full)  PASS  run aaa',
      'after:  2026-11-02 02:00 UTC  staging (full)  FAIL, AGENT_SILENT  run bbb',
      'They were made from different machines (ci, linux; laptop, darwin): compare times with care.',
      '  auth version: 1.0.0 before, 1.1.0 after',
      'Suite: e17cec9 before, f00d after.',
      'Checks: 1 of the 2 that both have came out differently. 2 are in one run alone.',
      '  chat/a:one: PASS before, FAIL after',
      'The turn that "title of chat/b:two" asked parts at step 1, at its very beginning:',
      '  before: agent_started by triage',
      '  after:  nothing: no event came in time',
    ]) {
      assert.ok(text.split('\n').includes(line), `${line}\n\nis not in\n\n${text}`);
    }
    assert.match(text, /new: AGENT_SILENT \(.+\): Nothing came\./);
    assert.match(text, /gone: DEPLOY_DRIFT \(.+\): It drifts\./);
    assert.match(text, /whole answer +8\.0 s \(30\) +10\.4 s \(30\) +30 % slower/);
    assert.match(text, /login +480 ms \(30\) +490 ms \(30\)$/m);
    assert.ok(!text.includes('CLEANUP_INEFFECTIVE'));
  });

  test('say so where nothing differs', () => {
    const same = describeComparison(before, { ...before, id: 'ccc', findings: [] }).join('\n');
    assert.match(same, /Deployed: the same, by what both saw \(auth version\)\./);
    assert.match(same, /none of the 3 that both have came out differently/);
    assert.match(same, /asked: the same events of the same agents and tools/);
  });

  test('say what cannot be known any more of a run whose folder was pruned', () => {
    const line = runOfLine(makeLine({ id: 'old', checks: { green: [], red: ['chat/a:one'], other: {} } }));
    const old = describeComparison(line, after).join('\n');
    assert.match(
      old,
      /The folder of run old is not here any more; what is said of it comes from its line in the history\./,
    );
    assert.match(old, /The turn cannot be compared: none is recorded for run old\./);
  });
});

describe('the runs that are known', () => {
  const reports = mkdtempSync(join(tmpdir(), 'golden-path-compare-'));
  after(() => rmSync(reports, { recursive: true, force: true }));

  test('are those with a verdict, and those of which only the line is left; what cannot be read is said', () => {
    const folder = (name: string): string => {
      const path = join(reports, 'runs', name);
      mkdirSync(path, { recursive: true });
      return path;
    };
    const tests = [makeObserved()];
    const outcome = { status: 'passed', durationMs: 1, errors: [] } as const;
    const document = buildVerdict(tests, outcome, makeFacts({ id: 'here' }));
    writeFileSync(
      join(folder('2025-11-22T09-30-00-000Z-staging-here'), 'verdict.json'),
      JSON.stringify(document),
    );
    writeFileSync(join(folder('2025-11-22T10-30-00-000Z-staging-torn'), 'verdict.json'), '{"schema":1,');
    folder('2025-11-22T11-30-00-000Z-staging-going');
    appendLine(reports, makeLine({ id: 'gone' }));
    appendLine(reports, makeLine({ id: 'here', startedAt: document.run.startedAt }));
    const now = Date.parse('2026-11-22T12:00:00Z');
    const { runs, problems } = knownRuns(reports, now);
    assert.deepEqual(
      runs.map(({ id, folder: where }) => [id, where !== undefined]),
      [
        ['gone', false],
        ['here', true],
      ],
    );
    assert.deepEqual(problems, [
      'The verdict of 2025-11-22T10-30-00-000Z-staging-torn cannot be read; that run is left out.',
    ]);
    const same = runOfDocument(document, 'x');
    assert.deepEqual([...same.statuses.values()], ['PASS']);
  });

  test('leave out one that is still to come by its date, and say so', () => {
    const ahead = mkdtempSync(join(tmpdir(), 'golden-path-compare-'));
    after(() => rmSync(ahead, { recursive: true, force: true }));
    appendLine(ahead, makeLine({ id: 'now' }));
    appendLine(ahead, makeLine({ id: 'soon', startedAt: '2026-11-22T20:00:00.000Z' }));
    appendLine(ahead, makeLine({ id: 'far', startedAt: '2031-01-01T00:00:00.000Z' }));
    const { runs, problems } = knownRuns(ahead, Date.parse('2026-11-22T12:00:00Z'));
    assert.deepEqual(
      runs.map(({ id }) => id),
      ['soon', 'now'],
    );
    assert.deepEqual(problems, [
      'Run far began on 2031-01-01, a day that is still to come: a clock was wrong, and that run is left out.',
    ]);
  });
});
