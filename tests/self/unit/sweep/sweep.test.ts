import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { accountsOf, noteAccount } from '../../../../helpers/run/accounts-of-run.ts';
import { deadRuns } from '../../../../helpers/sweep/dead-runs.ts';
import { leftoversIn } from '../../../../helpers/sweep/leftovers-in.ts';
import { readSweepOptions } from '../../../../helpers/sweep/read-sweep-options.ts';

const minuteMs = 60_000;
const nowMs = Date.UTC(2026, 10, 22, 12, 0, 0);

describe('the killed runs of a target', () => {
  const folders = [
    { name: '2026-11-22T10-00-00-000Z-staging-0aaaaaaa', hasVerdict: false },
    { name: '2026-11-22T10-00-00-000Z-staging-0bbbbbbb', hasVerdict: true },
    { name: '2026-11-22T11-30-00-500Z-staging-0ccccccc', hasVerdict: false },
    { name: '2026-11-22T10-00-00-000Z-local-0ddddddd', hasVerdict: false },
    { name: 'notes', hasVerdict: false },
  ];

  it('left no verdict and began longer ago than a run may take; a younger one may still be going', () => {
    const { dead, alive } = deadRuns(folders, 'staging', nowMs, 60 * minuteMs);

    assert.deepEqual(dead, [
      { folder: folders[0]?.name, id: '0aaaaaaa', startedAtMs: Date.UTC(2026, 10, 22, 10) },
    ]);
    assert.deepEqual(
      alive.map(({ id }) => id),
      ['0ccccccc'],
    );
  });
});

describe('the threads that runs left', () => {
  const list = [
    { id: 'thread_1', title: 'gp-0aaaaaaa-3', created_at: 100 },
    { id: 'thread_2', title: 'gp-0bbbbbbb-1' },
    { id: 'thread_3', title: 'gp-0aaaaaaa-3 and my notes' },
    { id: 'thread_4', title: 'About gp-0aaaaaaa-3' },
    { id: 'thread_5', title: null },
    { title: 'gp-0aaaaaaa-9' },
    'thread',
  ];

  it('carry the name of a run and nothing else', () => {
    assert.deepEqual(
      leftoversIn(list, () => true).map(({ id }) => id),
      ['thread_1', 'thread_2'],
    );
  });

  it('are those of the wanted runs, by their id and their age', () => {
    const seen: [string, number | undefined][] = [];
    const found = leftoversIn(list, (runId, createdAtMs) => {
      seen.push([runId, createdAtMs]);
      return runId === '0aaaaaaa';
    });

    assert.deepEqual(found, [{ id: 'thread_1', title: 'gp-0aaaaaaa-3', runId: '0aaaaaaa' }]);
    assert.deepEqual(seen, [
      ['0aaaaaaa', 100_000],
      ['0bbbbbbb', undefined],
    ]);
  });

  it('are none in what is no list', () => {
    assert.deepEqual(
      leftoversIn({ threads: list }, () => true),
      [],
    );
  });
});

describe('the accounts of a run', () => {
  it('are noted by name alone, each once, and survive a line that was cut off', () => {
    const folder = mkdtempSync(join(tmpdir(), 'golden-path-accounts-'));
    try {
      assert.deepEqual(accountsOf(folder), []);
      for (const name of ['gp-0aaaaaaa-1', 'gp-0aaaaaaa-2', 'gp-0aaaaaaa-1']) noteAccount(folder, name);
      appendFileSync(join(folder, 'accounts.jsonl'), '"gp-0aaaa');

      assert.deepEqual(accountsOf(folder), ['gp-0aaaaaaa-1', 'gp-0aaaaaaa-2']);
      assert.match(readFileSync(join(folder, 'accounts.jsonl'), 'utf8'), /^"gp-0aaaaaaa-1"\n"gp-/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('the words after `npm run sweep --`', () => {
  it('are read', () => {
    assert.deepEqual(readSweepOptions(['--project', 'staging']), {
      target: 'staging',
      dryRun: false,
      olderThanMinutes: undefined,
    });
    assert.deepEqual(readSweepOptions(['--project', 'staging', '--dry-run', '--older-than', '0']), {
      target: 'staging',
      dryRun: true,
      olderThanMinutes: 0,
    });
  });

  it('are refused in one sentence', () => {
    for (const words of [
      [],
      ['--project', 'prod'],
      ['--project', 'local', '--older-than', 'ever'],
      ['--all'],
    ]) {
      assert.throws(() => readSweepOptions(words), /^Error: [^\n]+npm run sweep -- [^\n]+$/);
    }
  });
});
