import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mergeShards } from '../../../../helpers/merge/merge-shards.ts';
import type { WholeBlob } from '../../../../helpers/merge/weigh-shards.ts';
import { makeFirst, makeSecond, plan } from './make-blob.ts';

const place = { id: 'cccc3333', folder: 'reports/runs/x', reports: 'reports' };
const merged = (...blobs: readonly WholeBlob[]) => mergeShards({ kind: 'one-run', blobs, errors: [] }, place);

describe('a merged run', () => {
  it('takes its facts from the shards, began with the first, and took as long as all together', () => {
    const origin = { variable: 'GOLDEN_PATH_BROWSER', from: 'environment', value: '/usr/bin/chromium' };
    const { facts, outcome } = merged(makeFirst({ origins: [origin] }), makeSecond({ origins: [origin] }));

    assert.equal(facts.startedAt, '2026-11-22T09:29:00.000Z');
    assert.deepEqual(outcome, { status: 'passed', durationMs: 50_000 });
    assert.deepEqual(facts.origins, [origin]);
    assert.deepEqual(facts.manifest, plan);
    assert.deepEqual(facts.shards, [
      { current: 1, total: 2, runId: 'aaaa1111', startedAt: '2026-11-22T09:30:00.000Z', durationMs: 30_000 },
      { current: 2, total: 2, runId: 'bbbb2222', startedAt: '2026-11-22T09:29:00.000Z', durationMs: 20_000 },
    ]);
  });

  it('was interrupted where one of its shards was, whatever the others say', () => {
    const stopped = makeSecond({}, { status: 'interrupted' });
    assert.equal(merged(makeFirst({}, { status: 'failed' }), stopped).outcome.status, 'interrupted');
    assert.equal(merged(makeFirst({}, { status: 'failed' }), makeSecond()).outcome.status, 'failed');
  });

  it('has to hold the whole manifest of its profile', () => {
    const scope = { kind: 'profile', profile: 'smoke' } as const;
    const { manifest } = merged(makeFirst({ scope }), makeSecond({ scope })).facts;
    assert.ok(
      manifest.includes('chat/golden-path:agent-events-arrive-in-order-within-budget-after-a-chat-message'),
    );
  });
});
