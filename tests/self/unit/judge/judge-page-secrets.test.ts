import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { holdsToken } from '../../../../helpers/browser/holds-token.ts';
import { judgeSecretsKept } from '../../../../helpers/judge/judge-page-secrets.ts';
import { particulars } from './particulars.ts';

const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1c2VyLTEifQ.c2lnbmF0dXJlLW9mLWl0';

describe('the tokens of a page', () => {
  test('are fine where nobody else has seen them', () => {
    const { findings, evidence } = judgeSecretsKept({ exposed: [], requests: [1, 2] });
    assert.deepEqual(findings, []);
    assert.deepEqual(evidence, ['2 requests: tokens were seen nowhere else than where they belong']);
  });

  test('are exposed wherever one stands that is none of its places', () => {
    const exposed = ['the address of the page', 'a request to stats.test'];
    assert.deepEqual(particulars(judgeSecretsKept({ exposed, requests: [] }).findings), [
      ['UI_SECRET_EXPOSED', 'One stands in the address of the page, and in a request to stats.test.'],
    ]);
  });

  test('are known in an address, in a header and in base64url, and nothing else is taken for one', () => {
    assert.ok(holdsToken(`/chat?session=${jwt}`));
    assert.ok(holdsToken(`/log?t=${jwt.replaceAll('.', '%2E')}`));
    assert.ok(holdsToken(JSON.stringify({ authorization: `Bearer ${jwt}` })));
    assert.ok(holdsToken(`jwt.${Buffer.from(jwt).toString('base64url')}`));
    for (const text of [
      '/chat/thread_1',
      'eyJ',
      '/_next/static/chunks/app-0123456789abcdef.js',
      'ws://x/ws?v=2',
    ])
      assert.equal(holdsToken(text), false, text);
  });
});
