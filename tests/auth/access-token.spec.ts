import { forgeToken } from '../../helpers/auth/forge-token.ts';
import { judgeAdmission, judgeDenial } from '../../helpers/judge/judge-access.ts';
import { judgeToken } from '../../helpers/judge/judge-login.ts';
import { judgeRefusalWords } from '../../helpers/judge/judge-refusal-words.ts';
import { expect, test } from '../../helpers/test.ts';

test.describe('access token', { tag: ['@golden-path'] }, () => {
  test('carries the promised claims', { tag: '@contract' }, async ({ session, host }) => {
    const { skewS } = await host('auth');

    expect(judgeToken(session, Date.now(), skewS)).toHold();
  });

  test('is accepted by the backend', { tag: '@smoke' }, async ({ session, host, http }) => {
    await host('backend');
    const reply = await http.send('backend', 'GET', '/api/threads', { token: session.accessToken });

    expect(judgeAdmission(reply)).toHold();
  });
});

test.describe('backend', { tag: ['@security'] }, () => {
  test('refuses a request without a token', async ({ host, http }) => {
    await host('backend');

    expect(judgeDenial(await http.send('backend', 'GET', '/api/threads'), 'no token')).toHold();
  });

  test('says nothing of its program to who is turned away', async ({ host, http }) => {
    await host('backend');
    const without = await http.send('backend', 'GET', '/api/threads');
    const garbage = await http.send('backend', 'GET', '/api/threads', { token: 'garbage' });

    expect.soft(judgeRefusalWords(without, 'no token')).toHold();
    expect.soft(judgeRefusalWords(garbage, 'garbage as its token')).toHold();
  });

  test('refuses a token that is garbage', async ({ host, http }) => {
    await host('backend');
    const reply = await http.send('backend', 'GET', '/api/threads', { token: 'garbage' });

    expect(judgeDenial(reply, 'garbage as its token')).toHold();
  });

  test('refuses a token that was signed by somebody else', async ({ session, host, http }) => {
    await host('backend');
    const token = await forgeToken(session.accessToken);
    const reply = await http.send('backend', 'GET', '/api/threads', { token });

    expect(judgeDenial(reply, 'a forged token')).toHold();
  });
});
