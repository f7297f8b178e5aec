import { expect, test } from '../../helpers/test.ts';
import { judgeLogin } from '../../helpers/judge/judge-login.ts';
import { judgeProfile, judgeWrongCredential } from '../../helpers/judge/judge-access.ts';
import { judgeTakenAddress } from '../../helpers/judge/judge-taken-address.ts';

test.describe('login', { tag: ['@smoke', '@golden-path'] }, () => {
  test('gives a token within budget for a right credential', async ({ session, gear }) => {
    expect(judgeLogin(session, gear.budgets.login, gear.lagSampler)).toHold();
  });

  test('is refused for a wrong credential', { tag: '@security' }, async ({ auth, account }) => {
    expect.soft(judgeWrongCredential(await auth.tryWrongCredential(account))).toHold();
    for (const { what, reply } of await auth.tryCarelessCredentials(account)) {
      expect.soft(judgeWrongCredential(reply, what)).toHold();
    }
  });
});

test.describe('registration', { tag: ['@contract', '@security'] }, () => {
  test('of an address that is taken changes nothing for its owner', async ({
    auth,
    account,
    premises,
    target,
  }) => {
    premises.power(target.login === 'register', 'nobody is registered here to log in');

    expect(judgeTakenAddress(await auth.registerAgain(account))).toHold();
  });
});

test.describe('profile', { tag: ['@contract'] }, () => {
  test('names the user who logged in', async ({ auth, session }) => {
    expect(judgeProfile(await auth.profile(session.accessToken), session.subject)).toHold();
  });
});
