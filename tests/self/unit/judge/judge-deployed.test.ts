import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { judgeDrift, judgeHealthFields } from '../../../../helpers/judge/judge-deployed.ts';
import { makeReply } from '../http/make-reply.ts';
import { particulars } from './particulars.ts';

const backend = { status: 'healthy', service: 'netra-ai-platform', version: '1.0.0', timestamp: 1.5 };
const fields = (body: object) => judgeHealthFields([{ service: 'backend', health: makeReply(200, body) }]);

describe('the health bodies', () => {
  test('hold the fields of the agreed revision, and may hold more', () => {
    assert.deepEqual(fields({ ...backend, more: 1, version: null }), {
      findings: [],
      evidence: ['backend: 4 of 4 agreed fields'],
    });
  });

  test('are those of older code when one is missing', () => {
    const { version: _version, timestamp: _timestamp, ...older } = backend;
    const { findings, evidence } = fields(older);

    assert.deepEqual(particulars(findings), [
      [
        'DEPLOY_DRIFT',
        'It is older than what was agreed: the health body of backend lacks version, timestamp.',
      ],
    ]);
    assert.deepEqual(evidence, ['backend: 2 of 4 agreed fields']);
    assert.equal(findings[0]?.severity, 'degraded');
  });
});

describe('what is deployed', () => {
  const accepted = {
    schema: 1,
    target: 'local',
    acceptedAt: '2026-11-22T08:00:00Z',
    fingerprint: { 'auth health': { 'field a': 'there' }, 'chat page': { 'script /a.js': 'named' } },
  } as const;

  test('is what was accepted, whatever was not asked about then', () => {
    const judged = judgeDrift(accepted, {
      ...accepted.fingerprint,
      'backend health': { 'field b': 'there' },
    });

    assert.deepEqual(judged, {
      findings: [],
      evidence: [
        'compared with what was accepted on 2026-11-22: auth health, chat page',
        'auth health: 1 parts, none differs',
        'chat page: 1 parts, none differs',
      ],
      unmeasurable: [],
    });
  });

  test('is unknown where nothing was accepted', () => {
    for (const fingerprint of [{}, { 'auth health': {} }]) {
      const judged = judgeDrift({ ...accepted, fingerprint }, accepted.fingerprint);
      assert.deepEqual(judged.unmeasurable, ['The accepted baseline holds nothing to compare with.']);
    }
  });

  test('is named piece by piece where it differs', () => {
    const now = { 'auth health': {}, 'chat page': { 'script /b.js': 'named' } };

    assert.deepEqual(particulars(judgeDrift(accepted, now).findings), [
      ['DEPLOY_DRIFT', 'Against the accepted baseline, auth health: 1 gone (field a).'],
      [
        'DEPLOY_DRIFT',
        'Against the accepted baseline, chat page: 1 gone (script /a.js), 1 added (script /b.js).',
      ],
    ]);
  });
});
