import { forgeToken } from '../../helpers/auth/forge-token.ts';
import { pageSubprotocols } from '../../helpers/chat/subprotocols.ts';
import { judgeRefusal } from '../../helpers/judge/judge-refusal.ts';
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
});
