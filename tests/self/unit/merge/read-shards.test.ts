import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { zipSync } from 'fflate';
import { readShards } from '../../../../helpers/merge/read-shards.ts';
import { makeFacts } from './make-blob.ts';

const folder = mkdtempSync(join(tmpdir(), 'golden-path-shards-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const facts = makeFacts();
const config = { version: '1.65.1', shard: facts.shard, metadata: { goldenPathShard: facts } };
const lines = [
  { method: 'onBlobReportMetadata', params: { version: 2 } },
  { method: 'onConfigure', params: { config } },
  { method: 'onError', params: { error: { message: 'Error: no' } } },
  { method: 'onEnd', params: { result: { status: 'failed', startTime: 1, duration: 2.5 } } },
];

/** Makes a folder with these files in it. */
function place(name: string, files: Readonly<Record<string, Uint8Array>>): string {
  const made = join(folder, name);
  mkdirSync(made, { recursive: true });
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(made, path)), { recursive: true });
    writeFileSync(join(made, path), bytes);
  }
  return made;
}

function blob(events: readonly unknown[] = lines): Uint8Array {
  const text = events.map((event) => `${JSON.stringify(event)}\n`).join('');
  return zipSync({ 'report.jsonl': Buffer.from(text), 'resources/a.png': Buffer.from('png') });
}

function errorOf(made: string): string {
  const read = readShards(made);
  return 'error' in read ? `${read.error.code}: ${read.error.sentence}` : 'read';
}

describe('a folder of blob reports', () => {
  it('is read at any depth, and archives of other kinds are passed over', () => {
    const made = place('nested', {
      'first/shard-1-of-2.zip': blob(),
      'first/html/data/trace.zip': zipSync({ 'trace.trace': Buffer.from('{}') }),
      'first/html/broken.zip': Buffer.from('no zip'),
    });
    const read = readShards(made);

    assert.ok('blobs' in read);
    assert.deepEqual(read.blobs, [
      {
        file: join(made, 'first/shard-1-of-2.zip'),
        playwright: '1.65.1',
        shard: facts.shard,
        facts,
        refusals: [],
        status: 'failed',
        durationMs: 2.5,
        errors: ['Error: no'],
      },
    ]);
  });

  it('is refused in a sentence where it is empty, not there, or a report in it is broken', () => {
    assert.match(
      errorOf(place('empty', {})),
      /^CONFIG_INVALID: .*There is no blob report below .*empty: a run with --shard/,
    );
    assert.match(
      errorOf(join(folder, 'nowhere')),
      /^CONFIG_INVALID: .*nowhere is no folder that can be read/,
    );
    const half = blob().subarray(0, 40);
    assert.match(
      errorOf(place('half', { 'shard-2-of-2.zip': half })),
      /shard-2-of-2\.zip cannot be unpacked/,
    );
    const unended = blob(lines.slice(0, 3));
    assert.match(errorOf(place('unended', { 'shard-1-of-2.zip': unended })), /is not a whole blob report/);
  });
});
