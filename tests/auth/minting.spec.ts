import { judgeLoginLevels } from '../../helpers/judge/judge-login-levels.ts';
import { judgeMinting } from '../../helpers/judge/judge-minting.ts';
import { expect, test } from '../../helpers/test.ts';

test.describe('login service', { tag: ['@security'] }, () => {
  test('makes no token for somebody who only names a user', async ({ host, sessions, gear }) => {
    await host('auth');
    const name = gear.nextName();
    const minted = await sessions.mint(name, `${name}@example.com`);

    expect(judgeMinting(minted, 'by naming a user, without any proof')).toHold();
  });

  test('knows no fixed account for developers', async ({ host, sessions }) => {
    await host('auth');

    expect(judgeMinting(await sessions.logInAsDeveloper(), 'with the fixed development account')).toHold();
  });
});

test.describe('backend', { tag: ['@security'] }, () => {
  test('says that it checks every login of the chat in full', async ({ chat, http, host }) => {
    await host('backend');
    const replies = [
      await http.send('backend', 'GET', '/ws/auth/health'),
      await http.send('backend', 'GET', '/ws/auth/permissiveness'),
      await http.send('backend', 'GET', '/ws/auth/circuit-breaker'),
      await chat.parts.threads.get(chat.threadId),
    ];

    expect(judgeLoginLevels(replies)).toHold();
  });
});
