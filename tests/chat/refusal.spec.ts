import { badTokens } from '../../helpers/auth/bad-tokens.ts';
import { headers as bypassHeaders } from '../../helpers/auth/bypass-headers.ts';
import { forgeToken } from '../../helpers/auth/forge-token.ts';
import { pageSubprotocols } from '../../helpers/chat/subprotocols.ts';
import { judgeRefusal } from '../../helpers/judge/judge-refusal.ts';
import { judgeLogout } from '../../helpers/judge/judge-session.ts';
import { expect, test } from '../../helpers/test.ts';

test.describe('chat socket', { tag: ['@security', '@contract'] }, () => {
  test('is refused without a token', async ({ badHandshake }) => {
    const record = await badHandshake([]);

    expect(judgeRefusal(record, 'no token')).toHold();
  });

  test('is refused with a token that is garbage', async ({ badHandshake }) => {
    const record = await badHandshake(pageSubprotocols('garbage.garbage.garbage'));

    expect(judgeRefusal(record, 'a garbage token')).toHold();
  });

  test('is refused with a token that was signed by somebody else', async ({ badHandshake, session }) => {
    const forged = await forgeToken(session.accessToken);
    const record = await badHandshake(pageSubprotocols(forged));

    expect(judgeRefusal(record, 'a forged token')).toHold();
  });

  test('is refused with a refresh token', async ({ badHandshake, session }) => {
    const record = await badHandshake(pageSubprotocols(session.refreshToken ?? 'none'));

    expect(judgeRefusal(record, 'a refresh token')).toHold();
  });

  test('is refused when the token has expired', async ({ badHandshake, signedWrongToken }) => {
    const expired = await signedWrongToken('expired');
    const record = await badHandshake(pageSubprotocols(expired));

    expect(judgeRefusal(record, 'an expired token')).toHold();
  });

  test('is refused with a token that nobody signed', async ({ badHandshake, badToken }) => {
    const record = await badHandshake(pageSubprotocols((await badToken('unsigned')) ?? 'none'));

    expect(judgeRefusal(record, badTokens.unsigned.words)).toHold();
  });

  test('is refused with a forged token, whatever headers vouch for it', async ({ badHandshake, session }) => {
    const forged = await forgeToken(session.accessToken);
    const record = await badHandshake(pageSubprotocols(forged), bypassHeaders);

    expect(judgeRefusal(record, 'a forged token and headers that vouch for it')).toHold();
  });

  test('is refused after the logout', async ({ afterLogout, badHandshake }) => {
    const { logout, seen } = await afterLogout((token) => badHandshake(pageSubprotocols(token)));

    expect(judgeLogout(logout)).toHold();
    expect(judgeRefusal(seen, 'a logged-out token')).toHold();
  });
});
