import {
  judgeLogout,
  judgeLogoutAtBackend,
  judgeNoRenewal,
  judgeRenewal,
  renewedSession,
} from '../../helpers/judge/judge-session.ts';
import { judgeAdmission } from '../../helpers/judge/judge-access.ts';
import { judgeLeftLoggedIn } from '../../helpers/judge/judge-left-logged-in.ts';
import { judgeManyUses } from '../../helpers/judge/judge-many-uses.ts';
import { expect, test } from '../../helpers/test.ts';

test.describe('session', { tag: ['@contract', '@security'] }, () => {
  test('is renewed with a new pair of tokens, which the backend accepts', async ({
    session,
    sessions,
    host,
    http,
  }) => {
    const renewal = await sessions.refresh(session.refreshToken);
    const { skewS } = await host('auth');
    expect(judgeRenewal(renewal, session, Date.now(), skewS)).toHold();

    await host('backend');
    const token = renewedSession(renewal, session)?.accessToken ?? 'none';
    expect(judgeAdmission(await http.send('backend', 'GET', '/api/threads', { token }))).toHold();
  });

  test('is not renewed by a refresh token that was used before', async ({ session, sessions, host }) => {
    const { skewS } = await host('auth');
    const first = await sessions.refresh(session.refreshToken);
    const second = await sessions.refresh(session.refreshToken);

    expect(judgeRenewal(first, session, Date.now(), skewS)).toHold();
    expect(judgeNoRenewal(second, 'a refresh token that was used before')).toHold();
  });

  test('is not renewed by an access token', async ({ session, sessions }) => {
    const reply = await sessions.refresh(session.accessToken);

    expect(judgeNoRenewal(reply, 'an access token')).toHold();
  });

  test('is over at the login service after the logout', async ({ session, sessions }) => {
    expect(judgeLogout(await sessions.logOut(session.accessToken))).toHold();
  });

  test('is one of its own: its logout ends neither another login of its user nor anybody else', async ({
    session,
    account,
    auth,
    otherUser,
    sessions,
  }) => {
    const [again, other] = [await auth.logIn(account), await otherUser()];
    const logout = await sessions.logOut(session.accessToken);
    const seen = async (whose: string, login: typeof again) => ({
      whose,
      session: login,
      profile: await auth.profile(login.accessToken),
    });

    expect.soft(judgeLogout(logout)).toHold();
    expect(
      judgeLeftLoggedIn(session, [
        await seen('another login of the same user', again),
        await seen('the login of another user', other),
      ]),
    ).toHold();
  });

  test('is over at the backend after the logout', async ({ afterLogout, http }) => {
    const { logout, seen } = await afterLogout((token) =>
      http.send('backend', 'GET', '/api/threads', { token }),
    );

    expect(judgeLogout(logout)).toHold();
    expect(judgeLogoutAtBackend(seen)).toHold();
  });
});

test.describe('access token', { tag: ['@contract'] }, () => {
  test('is accepted every time when it is used many times at once', async ({ session, host, http }) => {
    await host('backend');
    const uses = Array.from({ length: 8 }, () =>
      http.send('backend', 'GET', '/api/threads', { token: session.accessToken }),
    );

    expect(judgeManyUses(await Promise.all(uses))).toHold();
  });
});
