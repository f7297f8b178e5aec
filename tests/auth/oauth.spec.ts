import { isWithoutGoogle, judgeCallback, judgeGoogleLogin } from '../../helpers/judge/judge-google-login.ts';
import { expect, test } from '../../helpers/test.ts';

test.describe('login through Google', { tag: ['@contract'] }, () => {
  test('starts at Google and names the way back to this target', async ({ host, http, premises, target }) => {
    await host('auth');
    const config = await http.send('auth', 'GET', '/auth/config');
    premises.power(
      !isWithoutGoogle(config),
      'the login service says that Google is not set up here and that it has its own developer login',
    );
    const reply = await http.send('auth', 'GET', '/auth/login?provider=google');

    expect(judgeGoogleLogin(reply, target.urls)).toHold();
  });

  test('finds its way back open', async ({ host, http }) => {
    await host('auth');
    const reply = await http.send('auth', 'GET', '/auth/callback');

    expect(judgeCallback(reply)).toHold();
  });
});
