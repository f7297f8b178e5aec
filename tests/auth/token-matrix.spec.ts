import { badTokens, signedWrongWords, type SignedWrong } from '../../helpers/auth/bad-tokens.ts';
import { isNoRoute } from '../../helpers/http/is-no-route.ts';
import { judgeDenial } from '../../helpers/judge/judge-access.ts';
import { judgeProfileDenial } from '../../helpers/judge/judge-profile-denial.ts';
import { judgeDisowned, judgeOwned } from '../../helpers/judge/judge-token-word.ts';
import { expect, test } from '../../helpers/test.ts';

/** What the other specs do not show the backend; see access-token.spec.ts and wrong-claims.spec.ts. */
const atBackend = ['unsigned', 'otherAlgorithm', 'refresh'] as const;
/** What stands for the rest where the login service is asked about a token in so many words. */
const disowned = ['garbage', 'foreign', 'unsigned', 'refresh'] as const;
const everyKind = Object.keys(badTokens) as (keyof typeof badTokens)[];
const everyWrong = Object.keys(signedWrongWords) as SignedWrong[];

test.describe('login service', { tag: ['@security', '@contract'] }, () => {
  test('refuses for a profile whatever is no access token of its own', async ({ auth, badToken }) => {
    for (const kind of everyKind) {
      const reply = await auth.profile(await badToken(kind));

      expect.soft(judgeProfileDenial(reply, badTokens[kind].words)).toHold();
    }
  });

  test('refuses its own tokens for a profile when one thing in them is wrong', async ({
    auth,
    host,
    signedWrongToken,
  }) => {
    await host('auth');
    for (const wrong of everyWrong) {
      const reply = await auth.profile(await signedWrongToken(wrong));

      expect.soft(judgeProfileDenial(reply, `a token that ${signedWrongWords[wrong]}`)).toHold();
    }
  });

  test('calls its own tokens good in the name of their owner, and nothing else', async ({
    session,
    sessions,
    badToken,
    premises,
  }) => {
    const words = await sessions.wordsOf(session.accessToken);
    premises.power(!words.some(isNoRoute), 'this login service cannot be asked about a token');
    for (const reply of words) expect.soft(judgeOwned(reply, session)).toHold();
    for (const kind of disowned) {
      const token = (await badToken(kind)) ?? 'none';
      for (const reply of await sessions.wordsOf(token)) {
        expect.soft(judgeDisowned(reply, badTokens[kind].words)).toHold();
      }
    }
  });
});

test.describe('backend', { tag: ['@security', '@contract'] }, () => {
  for (const kind of atBackend) {
    const { words } = badTokens[kind];

    test(`refuses ${words}`, async ({ host, http, badToken }) => {
      await host('backend');
      const token = (await badToken(kind)) ?? 'none';
      const reply = await http.send('backend', 'GET', '/api/threads', { token });

      expect(judgeDenial(reply, words)).toHold();
    });
  }
});
