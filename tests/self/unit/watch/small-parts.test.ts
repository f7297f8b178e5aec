import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readResources } from '../../../../helpers/judge/read-resources.ts';
import { lookOn } from '../../../../helpers/watch/look-on.ts';
import { readWatchOptions } from '../../../../helpers/watch/read-watch-options.ts';
import { shareInterval } from '../../../../helpers/judge/share-interval.ts';
import { spokenBytes, spokenTime } from '../../../../helpers/watch/spoken-figures.ts';
import { sampleAt } from './make-samples.ts';

const words = (text: string) => readWatchOptions(text.split(' ').filter((word) => word !== ''));

describe('the words of npm run watch', () => {
  test('have defaults, and are times with a unit', () => {
    assert.deepEqual(words(''), {
      target: 'embedded',
      afterRollback: false,
      everyMs: 30_000,
      forMs: 300_000,
      scale: 1,
    });
    assert.equal(words('--project staging --every 500ms --for 2h').forMs, 7_200_000);
    assert.equal(words('--turn-every 2m').turnEveryMs, 120_000);
  });

  test('give a watch after a rollback the time that it needs', () => {
    const { forMs } = words('--post-rollback --every 1s --scale 0.5');
    assert.equal(forMs, 212_000);
  });

  for (const [text, said] of [
    ['--project moon', /--project must be one of/],
    ['--every 30', /--every must be a time/],
    ['--every 10ms', /--every must be a time/],
    ['--for 25h', /--for must be a time/],
    ['--every 1m --for 30s', /at least as long as/],
    ['--scale 2', /never loosened/],
    ['--scale 0', /never loosened/],
    ['--post-rollback --for 1m', /--for is not said/],
    ['--moon', /Unknown option.*npm run watch/],
  ] as const) {
    test(`are refused in a sentence: ${text}`, () => {
      assert.throws(() => words(text), said);
    });
  }
});

describe('looking on', () => {
  const stable = { word: 'STABLE', reasons: [], isFinal: false } as const;
  const options = {
    everyMs: 20,
    forMs: 100,
    judge: () => stable,
    onSample: () => undefined,
    signal: new AbortController().signal,
  };

  test('takes a sample at the beginning and every so often until the time is over', async () => {
    const { samples } = await lookOn({ ...options, take: (atMs) => Promise.resolve(sampleAt(atMs)) });
    const looks = samples.length + samples.reduce((sum, { missed }) => sum + missed, 0);
    assert.ok(samples.length >= 2 && looks <= 6, `${samples.length} samples of ${looks} looks`);
  });

  test('counts the looks that a slow one costs, and does not make up for them', async () => {
    const { samples } = await lookOn({
      ...options,
      take: async (atMs, missed) => {
        await new Promise((resolve) => setTimeout(resolve, 45));
        return { ...sampleAt(atMs), missed };
      },
    });
    assert.ok(samples.length <= 3);
    assert.ok((samples[1]?.missed ?? 0) >= 1);
  });

  test('ends with a final judgement, and when it is stopped', async () => {
    const take = (atMs: number) => Promise.resolve(sampleAt(atMs));
    const final = await lookOn({ ...options, take, judge: () => ({ ...stable, isFinal: true }) });
    assert.equal(final.samples.length, 1);
    const stopped = await lookOn({
      ...options,
      take,
      signal: AbortSignal.timeout(10),
      everyMs: 5_000,
      forMs: 60_000,
    });
    assert.equal(stopped.samples.length, 1);
  });

  test('goes at once when the target turns it away', async () => {
    const away = {
      ok: false,
      tookMs: 1,
      words: 'answered 429; try again after 10:00.',
      code: 'SELF_RATE_LIMITED',
    };
    const { samples, judgement } = await lookOn({
      ...options,
      take: (atMs) => Promise.resolve(sampleAt(atMs, { socket: away })),
    });
    assert.equal(samples.length, 1);
    assert.equal(judgement.word, 'HOLD');
    assert.match(judgement.reasons[0] ?? '', /turns us away: answered 429/);
  });
});

describe('figures', () => {
  test('are spoken with their unit', () => {
    assert.deepEqual([450, 12_000, 12_340, 60_000, 125_000].map(spokenTime), [
      '450 ms',
      '12 s',
      '12.3 s',
      '1 min',
      '2 min 5 s',
    ]);
    assert.deepEqual([52_428_800, 3.9 * 1024 ** 3].map(spokenBytes), ['50 MiB', '3.9 GiB']);
  });

  test('of a share come with its exact bounds', () => {
    assert.equal(shareInterval(0, 0), undefined);
    const { low = 0, high = 0 } = shareInterval(8, 10) ?? {};
    assert.deepEqual([low.toFixed(3), high.toFixed(3)], ['0.493', '0.963']);
  });
});

describe('the resources of a process', () => {
  test('are read with their unit, and from the process alone', () => {
    assert.deepEqual(readResources({ process: { rss_bytes: 1024, cpu_percent: 3 } }), {
      rssBytes: 1024,
      cpuPercent: 3,
      from: 'process.rss_bytes, process.cpu_percent',
    });
    assert.equal(readResources({ process: { memory: { rss_mb: 2 } } })?.rssBytes, 2_097_152);
    assert.equal(readResources({ memory: { rss: 5 }, cpu_percent: 3 }), undefined);
    assert.equal(readResources({ process: { rss_bytes: '12', cpu_percent: -1 } }), undefined);
    assert.equal(readResources(undefined), undefined);
  });
});
