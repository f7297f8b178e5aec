import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { harmless } from '../../../faults/catalogue/harmless.ts';
import { describeClean } from '../../../faults/matrix/describe-clean.ts';
import { readOptions } from '../../../faults/matrix/read-options.ts';
import { readRepeats } from '../../../faults/matrix/read-repeats.ts';
import { isClean, type CleanResult } from '../../../faults/matrix/run-clean.ts';
import { startBusyCore } from '../../../faults/matrix/start-busy-core.ts';
import { readFaults } from '../../../faults/read-faults.ts';

const result = (status: string, report?: object) => ({
  results: [
    {
      status,
      error: status === 'passed' ? undefined : { message: 'it broke\nat a place' },
      attachments: [
        { name: 'timeline-1', contentType: 'text/plain' },
        ...(report
          ? [
              {
                name: 'golden-path-check',
                body: Buffer.from(JSON.stringify({ findings: [], ...report })).toString('base64'),
              },
            ]
          : []),
      ],
    },
  ],
});
const note = { code: 'UNKNOWN_DRIFT', severity: 'info', sentence: 'New words.' };
const late = { code: 'EVENT_LATE', severity: 'fail', sentence: 'Too late.' };

/** As Playwright writes it: a test for each repeat, below a spec, below suites in suites. */
const results = (...specs: readonly (readonly ReturnType<typeof result>[])[]) => ({
  suites: [
    {
      title: 'file',
      specs: [],
      suites: [{ title: 'subject', specs: specs.map((tests, at) => ({ title: `check ${at + 1}`, tests })) }],
    },
  ],
});

const clean: CleanResult = {
  wanted: 50,
  repeats: 50,
  checks: 250,
  falseAlarms: 0,
  redChecks: 0,
  alarms: [],
  kept: [],
  notes: { UNKNOWN_DRIFT: 50 },
  idle: [],
  seconds: 300,
  busy: undefined,
};

describe('the repeats of a healthy run', () => {
  it('are read one by one, green with what they noted', () => {
    const green = result('passed', { findings: [note] });

    assert.deepEqual(readRepeats(results([green, green], [result('passed'), green])), [
      { checks: 2, red: [], notes: ['UNKNOWN_DRIFT'] },
      { checks: 2, red: [], notes: ['UNKNOWN_DRIFT'] },
    ]);
  });

  it('are red when a check failed, found something though it passed, or could not measure', () => {
    const [first, second, third, fourth] = readRepeats(
      results([
        result('failed'),
        result('passed', { findings: [note, late] }),
        result('passed', { unmeasurable: ['it stood still'] }),
        result('skipped'),
      ]),
    );

    assert.deepEqual(first?.red, ['check 1: failed it broke']);
    assert.deepEqual(second?.red, ['check 1: EVENT_LATE: Too late.']);
    assert.deepEqual(third?.red, ['check 1: UNMEASURABLE: it stood still']);
    assert.deepEqual(fourth?.red, ['check 1: skipped it broke']);
  });

  it('are none where nothing ran, and another shape is an error', () => {
    assert.deepEqual(readRepeats({ suites: [] }), []);
    assert.throws(() => readRepeats({ suites: [{ specs: [{ title: 'x' }] }] }));
  });
});

describe('the word on healthy repeats', () => {
  it('names both bounds, by repeat and by check', () => {
    const words = describeClean(clean, { busy: false, harmless: true });

    assert.match(
      words,
      /^50 healthy repeats .*, with harmless differences on the wire: 0 false alarms; 250 checks, 0 red/,
    );
    assert.match(words, /fewer than 5\.82 % of healthy repeats .*Clopper and Pearson, one-sided, 0 of 50/);
    assert.match(words, /fewer than 1\.19 % of healthy checks \(0 of 250\)/);
    assert.match(words, /in 50 repeats: UNKNOWN_DRIFT/);
  });

  it('says what was missing, red, idle, kept and busy', () => {
    const words = describeClean(
      {
        ...clean,
        repeats: 49,
        falseAlarms: 1,
        redChecks: 1,
        alarms: ['check: EVENT_LATE'],
        kept: ['there'],
        idle: ['other key order (frame-reorder-keys)'],
        busy: { pid: 7, cpuMs: 950, wallMs: 1_000 },
      },
      { busy: true, harmless: true },
    );

    for (const part of [
      /only 49 of 50/,
      /false alarm: check: EVENT_LATE/,
      /kept: there/,
      /NEVER TOOK EFFECT: other key order/,
      /\d+ cores, load [\d.]+ at the end; the busy process \(7\) had 95\.00 % of one core/,
    ])
      assert.match(words, part);
  });

  it('is good only when every repeat ran, none was red and every difference took effect', () => {
    assert.equal(isClean(clean), true);
    assert.equal(isClean({ ...clean, falseAlarms: 1 }), false);
    assert.equal(isClean({ ...clean, repeats: 49 }), false);
    assert.equal(isClean({ ...clean, checks: 0 }), false);
    assert.equal(isClean({ ...clean, idle: ['compressed messages'] }), false);
  });
});

describe('the ways of healthy repeats', () => {
  it('are asked for together with their number alone', () => {
    const {
      clean: repeats,
      busy,
      harmless: planted,
    } = readOptions(['--clean', '50', '--busy', '--harmless']);

    assert.deepEqual([repeats, busy, planted], [50, true, true]);
    assert.throws(
      () => readOptions(['--busy']),
      /^Error: --busy and --harmless are ways of --clean: [^\n]+\.$/,
    );
    assert.throws(() => readOptions(['--harmless']), /ways of --clean/);
  });

  it('keep a core busy with a process of its own, until it is stopped', { timeout: 60_000 }, async () => {
    const busy = await startBusyCore();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const { cpuMs, wallMs } = await busy.stop();

    assert.ok(cpuMs > 0 && wallMs >= 300, `${cpuMs} of ${wallMs} ms`);
    assert.throws(() => process.kill(busy.pid, 0), /ESRCH/);
  });

  it('plant differences that the gateway knows, each with its reason', () => {
    assert.ok(readFaults(harmless.flatMap(({ faults }) => faults)).length >= harmless.length);
    assert.equal(new Set(harmless.map(({ name }) => name)).size, harmless.length);
    for (const { name, source } of harmless) assert.notEqual(source, '', name);
  });
});
