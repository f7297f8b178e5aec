import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Code } from '../../../../helpers/diagnosis/codes.ts';
import type { HttpReply } from '../../../../helpers/http/http-client.ts';
import {
  judgeAdmission,
  judgeDenial,
  judgeForeignThread,
  judgeProfile,
  judgeWrongCredential,
} from '../../../../helpers/judge/judge-access.ts';
import type { Judgement } from '../../../../helpers/judge/judgement.ts';
import { makeReply } from '../http/make-reply.ts';
import { particulars } from './particulars.ts';

type Row = readonly [status: number, body: unknown, code?: Code, words?: string];

/** One test for each row: a row without a code holds. The evidence names the reply either way. */
function judges(rows: readonly Row[], judge: (reply: HttpReply) => Judgement): void {
  for (const [status, body, code, words = ''] of rows) {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    test(`${code ?? 'nothing'} is said about ${status} ${text}`, () => {
      const { findings, evidence } = judge(makeReply(status, body));

      assert.deepEqual(evidence, [`GET /api/threads: ${status} ${text === '' ? '(empty body)' : text}`]);
      assert.deepEqual(particulars(findings), code === undefined ? [] : [[code, words]]);
      for (const finding of findings) assert.deepEqual(finding.evidence, evidence);
    });
  }
}

describe('a wrong credential', () => {
  const got = (status: number): string => `A wrong credential got ${status} instead of 401.`;
  const token = { access_token: 'abc' };
  judges(
    [
      [401, { detail: 'Invalid credentials' }],
      [403, ''],
      [401, { detail: 'no', refresh_token: null, access_token: null }],
      [401, token, 'LOGIN_ACCEPTS_ANYTHING', 'A wrong credential got a token.'],
      [403, token, 'LOGIN_ACCEPTS_ANYTHING', 'A wrong credential got a token.'],
      [404, token, 'LOGIN_ACCEPTS_ANYTHING', 'A wrong credential got a token.'],
      [200, token, 'LOGIN_ACCEPTS_ANYTHING', 'A wrong credential got a token.'],
      [299, token, 'LOGIN_ACCEPTS_ANYTHING', 'A wrong credential got a token.'],
      [300, token, 'LOGIN_ACCEPTS_ANYTHING', 'A wrong credential got a token.'],
      [300, '', 'API_CONTRACT', got(300)],
      [302, '', 'API_CONTRACT', got(302)],
      [422, { detail: 'Field required' }, 'API_CONTRACT', got(422)],
      [200, {}, 'API_CONTRACT', got(200)],
      [200, { access_token: 1 }, 'API_CONTRACT', got(200)],
      [400, '', 'API_CONTRACT', got(400)],
      [402, '', 'API_CONTRACT', got(402)],
      [404, '', 'AUTH_ENDPOINT_MISSING', got(404)],
      [404, { detail: 'Not Found' }, 'AUTH_ENDPOINT_MISSING', got(404)],
      [
        404,
        { detail: 'User not found' },
        'API_CONTRACT',
        'A wrong credential got 404 instead of 401, so anybody can find out who has an account.',
      ],
      [499, '', 'API_CONTRACT', got(499)],
      [500, token, 'LOGIN_ACCEPTS_ANYTHING', 'A wrong credential got a token.'],
      [500, '', 'LOGIN_5XX', got(500)],
      [405, '', 'AUTH_ENDPOINT_MISSING', got(405)],
      [503, '', 'LOGIN_5XX', got(503)],
    ],
    judgeWrongCredential,
  );

  test('is named by what was wrong with it', () => {
    const what = 'An address that nobody has registered';

    assert.deepEqual(particulars(judgeWrongCredential(makeReply(200, token), what).findings), [
      ['LOGIN_ACCEPTS_ANYTHING', `${what} got a token.`],
    ]);
  });
});

describe('the own profile', () => {
  const refused = 'A fresh token was not accepted for its own profile.';
  judges(
    [
      [200, { user_id: 'user-1', email: 'a@example.com' }],
      [200, { user_id: 'user-2' }, 'IDENTITY_MISMATCH', 'Logged in as user-1, the profile names "user-2".'],
      [200, {}, 'IDENTITY_MISMATCH', 'Logged in as user-1, the profile names null.'],
      [200, 'user-1', 'IDENTITY_MISMATCH', 'Logged in as user-1, the profile names null.'],
      [404, { user_id: 'user-1' }, 'AUTH_ENDPOINT_MISSING', refused],
      [201, { user_id: 'user-1' }, 'LOGIN_REFUSED', refused],
      [401, '', 'LOGIN_REFUSED', refused],
      [499, '', 'LOGIN_REFUSED', refused],
      [500, '', 'LOGIN_5XX', refused],
      [502, '', 'LOGIN_5XX', refused],
    ],
    (reply) => judgeProfile(reply, 'user-1'),
  );
});

describe('a protected route with a genuine token', () => {
  const got = (status: number): string => `A fresh token got ${status}.`;
  const noJson = 'A fresh token got 200, but the body is no JSON: something else than the route answered.';
  judges(
    [
      [200, { threads: [] }],
      [200, [{ id: 'thread_1' }]],
      [200, '', 'API_CONTRACT', noJson],
      [200, '<!doctype html><title>Chat</title>', 'API_CONTRACT', noJson],
      [401, '', 'JWT_CROSS_SERVICE_REJECTED', got(401)],
      [403, '', 'JWT_CROSS_SERVICE_REJECTED', got(403)],
      [402, '', 'API_CONTRACT', got(402)],
      [404, '', 'API_ROUTE_MISSING', got(404)],
      [405, '', 'API_ROUTE_MISSING', got(405)],
      [406, '', 'API_CONTRACT', got(406)],
      [201, '', 'API_CONTRACT', got(201)],
      [499, '', 'API_CONTRACT', got(499)],
      [500, '', 'THREADS_5XX', got(500)],
      [503, '', 'THREADS_5XX', got(503)],
    ],
    judgeAdmission,
  );

  for (const said of ['service_authentication_failed', 'invalid_service_id', 'invalid_service_secret']) {
    test(`is refused because the backend is not known when it says ${said}`, () => {
      const { findings } = judgeAdmission(makeReply(401, { message: said }));

      assert.deepEqual(particulars(findings), [['S2S_AUTH_FAIL', got(401)]]);
    });
  }

  test('is refused because the backend is not known when nobody is authenticated, whatever the case', () => {
    for (const said of ['403: not authenticated', 'SERVICE:NETRA-backend']) {
      assert.equal(judgeAdmission(makeReply(403, said)).findings[0]?.code, 'S2S_AUTH_FAIL', said);
    }
    assert.equal(
      judgeAdmission(makeReply(403, 'invalid_service')).findings[0]?.code,
      'JWT_CROSS_SERVICE_REJECTED',
    );
  });

  test('is not let through when its body holds program text', () => {
    const { findings, evidence } = judgeAdmission(
      makeReply(200, { error: "name 'user_request' is not defined" }),
    );

    assert.deepEqual(particulars(findings), [
      ['CODE_LEAK', `The body says: {"error":"name 'user_request' is not defined"}.`],
    ]);
    assert.equal(evidence.length, 1);
  });
});

describe('a protected route without a genuine token', () => {
  const got = (status: number): string =>
    `A request with a forged token got ${status} instead of 401 or 403.`;
  judges(
    [
      [401, ''],
      [403, { detail: 'Not authenticated' }],
      [200, { threads: [] }, 'AUTH_BYPASSED', got(200)],
      [299, '', 'AUTH_BYPASSED', got(299)],
      [300, '', 'API_CONTRACT', got(300)],
      [404, '', 'API_ROUTE_MISSING', got(404)],
      [405, '', 'API_ROUTE_MISSING', got(405)],
      [422, '', 'API_CONTRACT', got(422)],
      [500, '', 'THREADS_5XX', got(500)],
    ],
    (reply) => judgeDenial(reply, 'a forged token'),
  );
});

describe("another user's thread", () => {
  const got = (status: number): string => `Another user's thread got ${status}.`;
  judges(
    [
      [403, ''],
      [404, { detail: 'Not Found' }],
      [200, { id: 'thread_1' }, 'CROSS_USER_LEAK', got(200)],
      [299, '', 'CROSS_USER_LEAK', got(299)],
      [300, '', 'API_CONTRACT', got(300)],
      [401, '', 'JWT_CROSS_SERVICE_REJECTED', got(401)],
      [405, '', 'API_ROUTE_MISSING', got(405)],
      [500, '', 'THREADS_5XX', got(500)],
      [
        403,
        { detail: 'Access denied to "For project Quartz-7f3a9c21"' },
        'CROSS_USER_LEAK',
        `${got(403).slice(0, -1)}, and the refusal itself tells of Quartz-7f3a9c21.`,
      ],
    ],
    judgeForeignThread,
  );
});
