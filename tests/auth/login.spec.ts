import { expect, test } from '../../helpers/test.ts';
import { judgeLogin } from '../../helpers/judge/judge-login.ts';
import { judgeProfile, judgeWrongCredential } from '../../helpers/judge/judge-access.ts';

test.describe('login', { tag: ['@smoke', '@golden-path'] }, () => {
  test('gives a token within budget for a right credential', async ({ session, gear }) => {
    expect(judgeLogin(session, gear.budgets.login, gear.lagSampler)).toHold();
  });

  test('is refused for a wrong credential', { tag: '@security' }, async ({ auth, account }) => {
    expect(judgeWrongCredential(await auth.tryWrongCredential(account))).toHold();
  });
});

test.describe('profile', { tag: ['@contract'] }, () => {
  test('names the user who logged in', async ({ auth, session }) => {
    expect(judgeProfile(await auth.profile(session.accessToken), session.subject)).toHold();
  });
});
