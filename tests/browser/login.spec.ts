import { logInByPage } from '../../helpers/browser/log-in-by-page.ts';
import { runOutToken } from '../../helpers/auth/run-out-token.ts';
import { visitAddresses, visitWhenRunOut } from '../../helpers/browser/page-visit.ts';
import { readStoredSession } from '../../helpers/browser/stored-session.ts';
import { tryWrongPassword } from '../../helpers/browser/try-wrong-password.ts';
import { judgeQuiet } from '../../helpers/judge/judge-page-load.ts';
import { judgeSecretsKept } from '../../helpers/judge/judge-page-secrets.ts';
import { judgeKept, judgePageLogin, judgePageLogout } from '../../helpers/judge/judge-page-session.ts';
import { judgeRunOut, judgeSignedOut, judgeWrongPassword } from '../../helpers/judge/judge-signed-out.ts';
import { expect, test } from '../../helpers/test.ts';

test.describe('visitor in a browser', { tag: ['@browser', '@security'] }, () => {
  test('who is not signed in is led to the login page from every address of the chat', async ({
    openWindow,
    gear,
  }) => {
    const visits = await visitAddresses(await openWindow(), ['/', '/chat', `/chat/${gear.nextName()}`]);

    expect(judgeSignedOut(visits)).toHold();
  });

  test('whose session has run out is led to the login page', async ({
    openWindow,
    target,
    premises,
    gear,
  }) => {
    premises.power(
      target.powers.badHandshakes,
      'a page may show a token that ran out to what others use too',
    );
    const visit = await visitWhenRunOut(await openWindow(), runOutToken(gear.nextName()));

    expect(judgeRunOut(visit)).toHold();
  });
});

test.describe('login in a browser', { tag: ['@browser'] }, () => {
  test('lets the user in who logs in, and a reload keeps them signed in', async ({
    openWindow,
    account,
    session,
    target,
    gear,
  }) => {
    const window = await openWindow();
    const login = await logInByPage(window, { account, session }, target);
    expect.soft(judgePageLogin(login, session)).toHold();
    expect.soft(judgeSecretsKept({ ...login.arrival, ...login })).toHold();
    expect.soft(judgeQuiet(login.arrival)).toHold();

    const load = await window.reload();
    const after = await readStoredSession(window.page);
    expect.soft(judgeKept(login.stored, load, after, gear.budgets.ui_chat_visible)).toHold();
  });

  test(
    'is refused in words for a wrong password',
    { tag: '@security' },
    async ({ openWindow, account, target, premises, gear }) => {
      premises.power(target.login === 'register', 'its login page has no form that looks at the password');
      const attempt = await tryWrongPassword(await openWindow(), account, gear.budgets.login.limit);

      expect(judgeWrongPassword(attempt)).toHold();
    },
  );

  test(
    'is over after the logout, and no way leads back into the chat',
    { tag: '@security' },
    async ({ pageLogout }) => {
      expect(judgePageLogout(await pageLogout())).toHold();
    },
  );
});
