import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CrossOriginExchange } from '../../../../helpers/http/ask-across-origins.ts';
import { foreignOrigin } from '../../../../helpers/judge/foreign-origin.ts';
import { judgeForeignOrigin, judgeOwnOrigin } from '../../../../helpers/judge/judge-cross-origin.ts';
import { makeReply } from '../http/make-reply.ts';
import { particulars } from './particulars.ts';

const origin = 'https://app.example';
const asked = {
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers': 'Accept, Authorization',
};
const named = { 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' };
type Given = Readonly<Record<string, string>>;

function exchange(preflight: Given, plain: Given, status = 200): CrossOriginExchange {
  const url = 'https://api.example/api/threads';
  return {
    service: 'backend',
    origin,
    wants: { method: 'GET', header: 'authorization' },
    preflight: makeReply(status, 'OK', { method: 'OPTIONS', url, headers: new Headers(preflight) }),
    plain: makeReply(200, [], { url, headers: new Headers(plain) }),
  };
}

const own = (preflight: Given, plain: Given, status?: number) =>
  particulars(judgeOwnOrigin([exchange(preflight, plain, status)]).findings);
const foreign = (preflight: Given, plain: Given) =>
  particulars(judgeForeignOrigin([exchange(preflight, plain, 400)]).findings);

describe("the page's own origin", () => {
  test('is let in by the question and by the answer', () => {
    for (const status of [200, 204]) assert.deepEqual(own({ ...asked, ...named }, named, status), []);
    assert.deepEqual(judgeOwnOrigin([exchange({ ...asked, ...named }, named)]).evidence, [
      'backend OPTIONS /api/threads from https://app.example: 200, allows https://app.example',
      'backend GET /api/threads from https://app.example: 200, allows https://app.example',
    ]);
  });

  for (const [why, preflight, plain, status, words] of [
    ['refused', { ...asked, ...named }, named, 400, 'OPTIONS /api/threads answered 400 instead of 200'],
    [
      'not named',
      asked,
      named,
      200,
      'OPTIONS /api/threads allows no origin; OPTIONS /api/threads allows no credentials',
    ],
    [
      'everybody',
      { ...asked, ...named, 'access-control-allow-origin': '*' },
      named,
      200,
      'OPTIONS /api/threads allows *',
    ],
    [
      'not the method',
      { ...named, ...asked, 'access-control-allow-methods': 'POST' },
      named,
      200,
      'GET is no allowed method',
    ],
    [
      'not the header',
      { ...named, ...asked, 'access-control-allow-headers': '*' },
      named,
      200,
      'authorization is no allowed header',
    ],
    [
      'another in the answer',
      { ...asked, ...named },
      { ...named, 'access-control-allow-origin': 'https://b.example' },
      200,
      'GET /api/threads allows https://b.example',
    ],
    [
      'no credentials',
      { ...asked, ...named },
      { 'access-control-allow-origin': origin },
      200,
      'GET /api/threads allows no credentials',
    ],
  ] as const) {
    test(`is blocked: ${why}`, () => {
      assert.deepEqual(own(preflight, plain, status), [
        ['CORS_BLOCKED', `backend must let https://app.example in: ${words}.`],
      ]);
    });
  }
});

describe('a foreign origin', () => {
  test('is kept out when no answer names it', () => {
    assert.deepEqual(foreign(asked, { 'access-control-allow-credentials': 'true' }), []);
    assert.deepEqual(foreign({ 'access-control-allow-origin': 'https://other.example' }, {}), []);
    assert.deepEqual(judgeForeignOrigin([exchange({}, {}, 400)]).unmeasurable, []);
  });

  test('is not kept out by an error, which says nothing of it', () => {
    const broken = { ...exchange({}, {}), plain: makeReply(404, '') };
    const judged = judgeForeignOrigin([broken]);

    assert.deepEqual(judged.findings, []);
    assert.deepEqual(judged.unmeasurable, [
      'backend GET /api/threads answered 404, which says nothing of who is let in.',
    ]);
  });

  for (const value of [origin, '*', 'null']) {
    test(`is let in when an answer allows ${value}`, () => {
      const answer = { 'access-control-allow-origin': value };
      const words = (where: string): string =>
        `backend lets the foreign origin https://app.example in (${where}).`;
      assert.deepEqual(foreign({}, answer), [['CORS_OPEN', words('GET /api/threads')]]);
      assert.deepEqual(foreign(answer, answer), [
        ['CORS_OPEN', words('OPTIONS /api/threads, GET /api/threads')],
      ]);
    });
  }

  test("begins like the page's own, and is nobody's", () => {
    assert.equal(foreignOrigin('https://app.example:8443/x'), 'https://app.example.foreign.example');
    assert.equal(foreignOrigin('http://[::1]:3000'), 'https://---1-.foreign.example');
  });
});
