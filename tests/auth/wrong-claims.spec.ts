import { pageSubprotocols } from '../../helpers/chat/subprotocols.ts';
import { judgeDenial } from '../../helpers/judge/judge-access.ts';
import { judgeRefusal } from '../../helpers/judge/judge-refusal.ts';
import { expect, test } from '../../helpers/test.ts';

/** One claim is wrong and the signature is genuine; what has run out is shown to the socket in chat/refusal.spec.ts. */
const wrongClaims = [
  ['not-yet-valid', 'is not valid yet'],
  ['issuer', 'comes from another issuer'],
  ['audience', 'is meant for another audience'],
  ['no-subject', 'names nobody'],
  ['algorithm', 'is signed with another algorithm'],
] as const;

test.describe('chat socket', { tag: ['@security', '@contract'] }, () => {
  for (const [wrong, words] of wrongClaims) {
    test(`is refused with a token that ${words}`, async ({ badHandshake, signedWrongToken }) => {
      const token = await signedWrongToken(wrong);
      const record = await badHandshake(pageSubprotocols(token));

      expect(judgeRefusal(record, `a token that ${words}`)).toHold();
    });
  }
});

test.describe('backend', { tag: ['@security', '@contract'] }, () => {
  for (const [wrong, words] of [['expired', 'has run out'], ...wrongClaims] as const) {
    test(`refuses a token that ${words}`, async ({ host, http, signedWrongToken }) => {
      await host('backend');
      const token = await signedWrongToken(wrong);

      const reply = await http.send('backend', 'GET', '/api/threads', { token });
      expect(judgeDenial(reply, `a token that ${words}`)).toHold();
    });
  }
});
