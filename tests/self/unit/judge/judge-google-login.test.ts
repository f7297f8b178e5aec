import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  isWithoutGoogle,
  judgeCallback,
  judgeGoogleLogin,
} from '../../../../helpers/judge/judge-google-login.ts';
import { makeReply } from '../http/make-reply.ts';
import { particulars } from './particulars.ts';

const urls = {
  auth: 'https://auth.example',
  backend: 'https://api.example',
  ws: 'wss://api.example/ws',
  frontend: 'https://app.example',
};
const local = { ...urls, auth: 'http://localhost:8081', frontend: 'http://localhost:3000' };
const url = 'https://auth.example/auth/login?provider=google';
const good = {
  client_id: '123-abc.apps.googleusercontent.com',
  redirect_uri: 'https://auth.example/auth/callback',
  response_type: 'code',
  state: 'sixteen-letters!',
};

function start(
  change: Partial<typeof good> = {},
  at = 'https://accounts.google.com/o/oauth2/auth',
  where = urls,
) {
  const location = `${at}?${new URLSearchParams({ ...good, ...change }).toString()}`;
  return judgeGoogleLogin(makeReply(302, '', { url, headers: new Headers({ location }) }), where);
}
const said = (...given: Parameters<typeof start>) => particulars(start(...given).findings);

describe('the login through Google', () => {
  test('begins at Google and leads back to an own host; its state is not shown', () => {
    const { findings, evidence } = start();

    assert.deepEqual(findings, []);
    assert.match(
      evidence.join('\n'),
      /^GET \/auth\/login\?provider=google: 302, leads to https:\/\/accounts\.google/,
    );
    assert.ok(!evidence.join('\n').includes('sixteen'));
  });

  test('may lead back to another port of this machine, and only from this machine', () => {
    const back = { redirect_uri: 'http://127.0.0.1:9999/auth/oauth/callback' };
    assert.deepEqual(said(back, undefined, local), []);
    assert.match(said(back)[0]?.[1] ?? '', /does not lead back to this target/);
  });

  for (const [change, words] of [
    [{ client_id: '' }, 'client_id names no client of Google'],
    [{ client_id: 'x.apps.googleusercontent.com.example' }, 'client_id names no client of Google'],
    [{ state: 'fifteen-letters' }, 'state is shorter than 16 characters'],
    [{ response_type: 'token' }, 'response_type is not code'],
    [{ redirect_uri: '' }, 'redirect_uri (none) does not lead back to this target'],
    ...[
      'https://auth.example/callback',
      'https://auth.example.evil.example/auth/callback',
      'http://auth.example/auth/callback',
      'http://localhost:8081/auth/callback',
      'javascript:/auth/callback',
    ].map((to) => [{ redirect_uri: to }, `redirect_uri ${to} does not lead back to this target`] as const),
  ] as const) {
    test(`is wrong with ${JSON.stringify(change)}`, () => {
      assert.deepEqual(said(change), [['OAUTH_BLOCKED', `The way to Google is wrong: ${words}.`]]);
    });
  }

  test('is wrong when it leads to somebody else, or nowhere', () => {
    assert.match(
      said({}, 'https://accounts.google.com.example/o')[0]?.[1] ?? '',
      /it leads to https:\/\/accounts\.google\.com\.example/,
    );
    assert.match(said({}, 'http://accounts.google.com/o')[0]?.[1] ?? '', /it leads to http:/);
    const nowhere = judgeGoogleLogin(makeReply(302, '', { url }), urls);
    assert.match(nowhere.findings[0]?.sentence ?? '', /it leads to "", which is no address/);
  });

  for (const [status, code] of [
    [403, 'OAUTH_BLOCKED'],
    [503, 'OAUTH_BLOCKED'],
    [200, 'OAUTH_BLOCKED'],
    [404, 'AUTH_ENDPOINT_MISSING'],
    [405, 'AUTH_ENDPOINT_MISSING'],
  ] as const) {
    test(`does not begin at ${status}`, () => {
      assert.deepEqual(particulars(judgeGoogleLogin(makeReply(status, '', { url }), urls).findings), [
        [code, `/auth/login?provider=google answered ${status} instead of 302 to Google.`],
      ]);
    });
  }

  test('is not there where the service says so and has a developer login', () => {
    const config = (oauth_enabled: unknown, development_mode: unknown) =>
      isWithoutGoogle(makeReply(200, { oauth_enabled, development_mode }));
    assert.deepEqual(
      [config(false, true), config(true, true), config(false, false), config(undefined, true)],
      [true, false, false, false],
    );
  });
});

describe('the way back from Google', () => {
  const callback = (status: number, body: unknown) =>
    particulars(
      judgeCallback(makeReply(status, body, { url: 'https://auth.example/auth/callback' })).findings,
    );

  test('is open when the service itself asks for the code', () => {
    assert.deepEqual(callback(400, { detail: 'Missing authorization code or state' }), []);
  });

  for (const [status, body, code] of [
    [400, 'Bad Request', 'OAUTH_BLOCKED'],
    [403, { detail: 'Forbidden' }, 'OAUTH_BLOCKED'],
    [404, { detail: 'Not Found' }, 'AUTH_ENDPOINT_MISSING'],
  ] as const) {
    test(`is not at ${status} ${JSON.stringify(body)}`, () => {
      assert.deepEqual(callback(status, body), [
        [code, `/auth/callback without a code answered ${status} instead of 400 in words.`],
      ]);
    });
  }
});
