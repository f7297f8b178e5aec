import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { HttpReply } from '../../../../helpers/http/http-client.ts';
import { judgeAgedToken } from '../../../../helpers/judge/judge-aged-token.ts';
import { judgeManyUses } from '../../../../helpers/judge/judge-many-uses.ts';
import { judgeMinting } from '../../../../helpers/judge/judge-minting.ts';
import { judgeProfileDenial } from '../../../../helpers/judge/judge-profile-denial.ts';
import {
  judgeLogout,
  judgeLogoutAtBackend,
  judgeNoRenewal,
  judgeRenewal,
  renewedSession,
} from '../../../../helpers/judge/judge-session.ts';
import { judgeUntouchedThread } from '../../../../helpers/judge/judge-untouched-thread.ts';
import { makeSession } from '../auth/make-session.ts';
import { makeToken } from '../auth/make-token.ts';
import { makeReply } from '../http/make-reply.ts';
import { particulars } from './particulars.ts';

const session = makeSession('user-1', {
  accessToken: makeToken({ jti: 'old' }),
  refreshToken: 'refresh-old',
});
const fresh = makeToken({ jti: 'new' });
const nowMs = Date.now();
const codesOf = (judgement: { findings: Parameters<typeof particulars>[0] }): readonly string[] =>
  particulars(judgement.findings).map(([code]) => code);

describe('a renewal', () => {
  const judged = (status: number, body: unknown) => judgeRenewal(makeReply(status, body), session, nowMs);

  test('holds when it gives a new pair for the same user', () => {
    const pair = { access_token: fresh, refresh_token: 'refresh-new' };

    assert.deepEqual(codesOf(judged(200, pair)), []);
    assert.equal(judged(200, pair).evidence.length, 1);
    assert.deepEqual(renewedSession(makeReply(200, pair), session)?.refreshToken, 'refresh-new');
  });

  test('says nothing by the time of day where the clocks do not agree', () => {
    const pair = { access_token: fresh, refresh_token: 'refresh-new' };
    const late = judgeRenewal(makeReply(200, pair), session, nowMs - 300_000, 300);

    assert.deepEqual(codesOf(judgeRenewal(makeReply(200, pair), session, nowMs - 300_000)), ['TOKEN_CLAIMS']);
    assert.deepEqual(
      late.findings.map(({ code, severity }) => [code, severity]),
      [['TOKEN_CLAIMS', 'info']],
    );
  });

  for (const [status, body, code] of [
    [422, { detail: 'refresh_token field is required' }, 'REFRESH_REJECTED'],
    [401, { detail: 'Invalid refresh token' }, 'REFRESH_REJECTED'],
    [200, { access_token: fresh }, 'REFRESH_REJECTED'],
    [200, {}, 'REFRESH_REJECTED'],
    [404, { detail: 'Not Found' }, 'AUTH_ENDPOINT_MISSING'],
    [500, '', 'LOGIN_5XX'],
    [200, { access_token: session.accessToken, refresh_token: 'refresh-new' }, 'REFRESH_REJECTED'],
    [200, { access_token: fresh, refresh_token: 'refresh-old' }, 'REFRESH_REUSED'],
    [200, { access_token: makeToken({ sub: 'user-2' }), refresh_token: 'new' }, 'TOKEN_CLAIMS'],
    [200, { access_token: 'no token', refresh_token: 'new' }, 'TOKEN_CLAIMS'],
  ] as const) {
    test(`is ${code} for ${status} with ${Object.keys(body).join(' and ') || 'nothing'}`, () => {
      assert.deepEqual(codesOf(judged(status, body)), [code]);
    });
  }

  test('by what renews nothing is refused, or named', () => {
    const by = (status: number): readonly string[] =>
      codesOf(judgeNoRenewal(makeReply(status, { detail: 'no' }), 'an access token'));

    assert.deepEqual([401, 403, 200, 404, 500, 422].map(by), [
      [],
      [],
      ['REFRESH_REUSED'],
      ['AUTH_ENDPOINT_MISSING'],
      ['LOGIN_5XX'],
      ['REFRESH_REJECTED'],
    ]);
  });
});

describe('a logout', () => {
  const logout = makeReply(200, { status: 'success' });
  const after = (...statuses: readonly number[]) =>
    judgeLogout({ logout, asked: statuses.map((status) => makeReply(status, { detail: 'x' })) });

  test('holds when the token is refused from the first ask on, or after some', () => {
    assert.deepEqual(codesOf(after(401, 401, 401)), []);
    assert.deepEqual(codesOf(after(200, 200, 401, 401, 401)), []);
  });

  test('is without effect when the token is never refused, and says how often it was tried', () => {
    assert.deepEqual(particulars(after(200, 200, 200).findings), [
      ['LOGOUT_INEFFECTIVE', 'The login service accepted it all 3 times that it was asked afterwards.'],
    ]);
  });

  test('is incomplete when the token is refused once and accepted again', () => {
    assert.deepEqual(particulars(after(200, 401, 200, 401).findings), [
      ['LOGOUT_INCOMPLETE', 'The login service refused it at ask 2 and accepted it 1 times after that.'],
    ]);
  });

  test('is not judged by what is broken', () => {
    assert.deepEqual(codesOf(after(503)), ['LOGIN_5XX']);
    assert.deepEqual(codesOf(judgeLogout({ logout: makeReply(404), asked: [makeReply(200)] })), [
      'AUTH_ENDPOINT_MISSING',
    ]);
  });

  test('proves nothing of a token that was refused all along', () => {
    const judged = judgeLogout({ logout: makeReply(401), asked: [makeReply(401), makeReply(401)] });

    assert.deepEqual(particulars(judged.findings), [
      ['LOGIN_REFUSED', 'The logout itself got 401, so the token was refused before it was logged out.'],
    ]);
  });

  test('counts at the backend too', () => {
    const at = (status: number): readonly string[] => codesOf(judgeLogoutAtBackend(makeReply(status, {})));

    assert.deepEqual([401, 403, 200, 404, 503, 302].map(at), [
      [],
      [],
      ['LOGOUT_INCOMPLETE'],
      ['API_ROUTE_MISSING'],
      ['THREADS_5XX'],
      ['API_CONTRACT'],
    ]);
  });
});

describe('a token that nobody had to prove anything for', () => {
  const minted = makeReply(200, { access_token: 'x' });

  test('is found only where the login service takes it for a login', () => {
    const taken = judgeMinting(
      { answer: minted, profile: makeReply(200, { user_id: 'dev-1' }) },
      'by asking',
    );

    assert.deepEqual(particulars(taken.findings), [
      ['TOKEN_MINTED_FREELY', 'It was got by asking, and the login service takes it for user "dev-1".'],
    ]);
    assert.deepEqual(codesOf(judgeMinting({ answer: minted, profile: makeReply(401) }, 'by asking')), []);
    assert.deepEqual(codesOf(judgeMinting({ answer: makeReply(404), profile: undefined }, 'by asking')), []);
    assert.deepEqual(codesOf(judgeMinting({ answer: makeReply(500), profile: undefined }, 'by asking')), [
      'LOGIN_5XX',
    ]);
  });

  test('is neither found nor ruled out where nobody said what the text is', () => {
    const unknown = judgeMinting({ answer: minted, profile: makeReply(404) }, 'by asking');
    const hidden = judgeMinting({ answer: makeReply(200), profile: undefined }, 'by asking');

    assert.deepEqual([...unknown.findings, ...hidden.findings], []);
    assert.deepEqual(
      [unknown.unmeasurable, hidden.unmeasurable],
      [
        ['A text was handed out, and the profile answered it by 404, which says nothing of it.'],
        ['It was answered by 200, and no token was found in it that could be tried.'],
      ],
    );
    assert.deepEqual(codesOf(judgeMinting({ answer: minted, profile: makeReply(502) }, 'by asking')), [
      'LOGIN_5XX',
    ]);
  });
});

describe('the profile', () => {
  test('refuses what is no access token', () => {
    const by = (status: number): readonly string[] =>
      codesOf(judgeProfileDenial(makeReply(status), 'no token'));

    assert.deepEqual([401, 403, 200, 404, 500, 302].map(by), [
      [],
      [],
      ['AUTH_BYPASSED'],
      ['AUTH_ENDPOINT_MISSING'],
      ['LOGIN_5XX'],
      ['API_CONTRACT'],
    ]);
  });
});

describe('one token, used many times', () => {
  const uses = (...statuses: readonly number[]): readonly HttpReply[] =>
    statuses.map((status) => makeReply(status, []));

  test('is accepted every time, or is no good at all', () => {
    assert.deepEqual(codesOf(judgeManyUses(uses(200, 200, 200))), []);
    assert.deepEqual(codesOf(judgeManyUses(uses(401, 401))), ['JWT_CROSS_SERVICE_REJECTED']);
    assert.deepEqual(codesOf(judgeManyUses(uses(200, 500))), ['THREADS_5XX']);
  });

  test('is refused now and then', () => {
    assert.deepEqual(particulars(judgeManyUses(uses(200, 401, 200, 403)).findings), [
      ['AUTH_FLAKY_REUSE', 'Sent 4 times at once, 2 of them were refused.'],
    ]);
  });
});

describe('a token that ran out', () => {
  const pair = { access_token: fresh, refresh_token: 'new' };
  const aged = (profile: number, backend: number, renewal: object | null = pair): readonly string[] =>
    codesOf(
      judgeAgedToken({
        profile: makeReply(profile, {}),
        backend: [
          { reply: makeReply(200, []), afterMs: 0 },
          { reply: makeReply(backend, []), afterMs: 300_000 },
        ],
        renewal: makeReply(renewal === null ? 401 : 200, renewal),
      }),
    );

  test('is refused by the login service at once and by the backend in the end, and can be renewed', () => {
    assert.deepEqual(aged(401, 401), []);
    assert.deepEqual(aged(200, 401), ['AUTH_BYPASSED']);
    assert.deepEqual(aged(401, 200), ['AUTH_BYPASSED']);
    assert.deepEqual(aged(401, 401, null), ['TOKEN_EXPIRED']);
    assert.deepEqual(aged(401, 401, { access_token: '' }), ['TOKEN_EXPIRED']);
  });

  test('says nothing of a backend that was never asked', () => {
    const judged = judgeAgedToken({ profile: makeReply(401), backend: [], renewal: makeReply(200, pair) });

    assert.deepEqual(judged.findings, []);
    assert.deepEqual(judged.unmeasurable, ['The backend was not asked about the token after its end.']);
  });
});

describe('a thread that somebody else laid hands on', () => {
  const thread = (more: object = {}) => makeReply(200, { title: 'gp-1', message_count: 0, ...more });
  const after = (reply: HttpReply): readonly string[] => codesOf(judgeUntouchedThread(thread(), reply));

  test('is as it was', () => {
    assert.deepEqual(after(thread()), []);
    assert.deepEqual(after(makeReply(404)), ['CROSS_USER_LEAK']);
    assert.deepEqual(after(thread({ title: 'gp-2' })), ['CROSS_USER_LEAK']);
    assert.deepEqual(after(thread({ message_count: 1 })), ['CROSS_USER_LEAK']);
    assert.deepEqual(codesOf(judgeUntouchedThread(makeReply(500), thread())), ['THREADS_5XX']);
  });

  test('is unknown where its owner is shown nothing of it', () => {
    const judged = judgeUntouchedThread(makeReply(200, {}), makeReply(200, {}));

    assert.deepEqual(judged.findings, []);
    assert.deepEqual(judged.unmeasurable, [
      'Its owner was shown neither its title nor its message_count, so whether it is what it was is unknown.',
    ]);
  });
});
