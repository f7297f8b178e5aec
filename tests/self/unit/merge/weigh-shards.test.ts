import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { finding } from '../../../../helpers/diagnosis/finding.ts';
import type { ShardBlob } from '../../../../helpers/merge/shard-blob.ts';
import { weighShards } from '../../../../helpers/merge/weigh-shards.ts';
import { makeFirst, makeSecond } from './make-blob.ts';

const merger = { playwright: '1.65.1', suiteRevision: 'e17cec9' };

/** Why these are not merged. */
function refusal(...blobs: readonly ShardBlob[]): string {
  const weighed = weighShards(blobs, merger);
  if (weighed.kind !== 'refused') return 'merged';
  return [weighed.error.code, weighed.error.sentence, ...weighed.error.evidence].join(' | ');
}

function withoutFacts(part: Partial<ShardBlob>): ShardBlob {
  const { facts: _facts, ...blob } = makeFirst();
  return { ...blob, ...part };
}

describe('reports of shards', () => {
  it('are one run where all of them are there, in any order', () => {
    const weighed = weighShards([makeSecond(), makeFirst()], merger);

    assert.equal(weighed.kind, 'one-run');
    assert.deepEqual(
      weighed.blobs.map(({ file }) => file),
      ['shard-1-of-2.zip', 'shard-2-of-2.zip'],
    );
    assert.deepEqual(weighed.errors, []);
  });

  it('are one run that is short where one is missing, and it says which and how to get it', () => {
    const weighed = weighShards([makeFirst()], merger);

    assert.equal(weighed.kind, 'one-run');
    assert.deepEqual(
      weighed.errors.map(({ code, sentence, evidence }) => [code, sentence, evidence]),
      [
        [
          'MANIFEST_SHORT',
          'Fewer checks were run than this selection contains. Shard 2 of 2 left no report, so 1 of 3 checks are missing; see its own log, run it again with --shard=2/2, and merge all of them.',
          ['preflight/hosts:c'],
        ],
      ],
    );
  });

  it('say once what kept every shard from running', () => {
    const refusals = [finding('RUN_LIMIT', 'Too many turns.')];
    const weighed = weighShards([makeFirst({}, { refusals }), makeSecond({}, { refusals })], merger);

    assert.equal(weighed.kind, 'one-run');
    assert.deepEqual(weighed.errors, refusals);
  });

  it('are refused where they are of different runs, with what differs', () => {
    const differences = [
      [
        makeSecond({ target: 'local' }),
        /of different targets.*shard-1-of-2\.zip: embedded \| shard-2-of-2\.zip: local/,
      ],
      [makeSecond({ suiteRevision: 'abc' }), /different versions of the suite.*e17cec9.*abc/],
      [makeSecond({ shard: { current: 3, total: 3 } }), /different numbers of shards.*2.*3/],
      [makeSecond({ plan: ['x'] }), /different selections of checks.*3 checks.*1 checks/],
      [makeSecond({ scope: { kind: 'full', profile: null } }), /different selections/],
      [makeSecond({ vantage: 'laptop, linux' }), /different places.*ci, linux.*laptop, linux/],
      [
        makeSecond({ settings: [{ variable: 'EMBEDDED_LOGIN', from: 'environment', value: 'key' }] }),
        /different settings.*: none.*: EMBEDDED_LOGIN = key/,
      ],
      [makeSecond({ budgets: {} }), /different budgets/],
    ] as const;
    for (const [second, words] of differences) {
      assert.match(refusal(makeFirst(), second), words);
      assert.match(refusal(makeFirst(), second), /^CONFIG_INVALID/);
    }
  });

  it('are refused where two are of the same shard, or two shards ran the same check', () => {
    assert.match(
      refusal(makeFirst(), makeSecond(), makeFirst({}, { file: 'b/shard-1-of-2.zip' })),
      /There are 2 reports of shard 1 of 2; leave one of them\. \| shard-1-of-2\.zip \| b\/shard-1-of-2\.zip/,
    );
    assert.match(
      refusal(makeFirst(), makeSecond({ taken: ['chat/turn:b'] })),
      /chat\/turn:b was run by two shards/,
    );
  });

  it('are refused by another Playwright and another suite than theirs', () => {
    assert.match(
      refusal(makeFirst(), makeSecond({}, { playwright: '1.64.0' })),
      /shard-2-of-2\.zip was written by Playwright 1\.64\.0, and this is 1\.65\.1; merge with/,
    );
    const other = { suiteRevision: 'abc-dirty' };
    assert.match(
      refusal(makeFirst(other), makeSecond(other)),
      /The shards ran suite abc-dirty, and this is e17cec9/,
    );
  });

  it('are refused where one knows nothing of this suite, with its own error where it has one', () => {
    assert.match(refusal(withoutFacts({})), /is not the report of a shard of this suite/);
    assert.match(
      refusal(withoutFacts({ errors: ['SyntaxError: tests/a.spec.ts: Unexpected token'] })),
      /^HARNESS_ERROR \| .*ended before its first check: SyntaxError: tests\/a\.spec\.ts/,
    );
    assert.match(
      refusal(withoutFacts({ errors: ['Error: CONFIG_INVALID: no.'] })),
      /^CONFIG_INVALID \| no\./,
    );
  });
});
