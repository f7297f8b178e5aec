import { AuthClient } from '../../../../helpers/auth/auth-client.ts';
import type { HttpClient, HttpReply } from '../../../../helpers/http/http-client.ts';
import { newSpending } from '../../../../helpers/http/spending.ts';
import * as access from '../../../../helpers/judge/judge-access.ts';
import { judgeAgedToken } from '../../../../helpers/judge/judge-aged-token.ts';
import { judgeCallback, judgeGoogleLogin } from '../../../../helpers/judge/judge-google-login.ts';
import { judgeToken } from '../../../../helpers/judge/judge-login.ts';
import { judgeLoginLevels } from '../../../../helpers/judge/judge-login-levels.ts';
import { judgeForeignList } from '../../../../helpers/judge/judge-foreign-list.ts';
import { judgeLeftLoggedIn } from '../../../../helpers/judge/judge-left-logged-in.ts';
import { judgeManyUses } from '../../../../helpers/judge/judge-many-uses.ts';
import { judgeMinting } from '../../../../helpers/judge/judge-minting.ts';
import { judgeProfileDenial } from '../../../../helpers/judge/judge-profile-denial.ts';
import { judgeRefusalWords } from '../../../../helpers/judge/judge-refusal-words.ts';
import { judgeTakenAddress } from '../../../../helpers/judge/judge-taken-address.ts';
import { judgeDisowned, judgeOwned } from '../../../../helpers/judge/judge-token-word.ts';
import * as session from '../../../../helpers/judge/judge-session.ts';
import { makeSession } from '../../unit/auth/make-session.ts';
import { makeReply } from '../../unit/http/make-reply.ts';
import { makeTarget } from '../../unit/http/make-target.ts';
import type { MutedRules } from './muted-rule.ts';
import { answered, emptyReplies, feeds, missing, nobody } from './nothing.ts';

const account = { email: 'gp-1@example.com', password: 'Gp-a-right-password', name: 'gp-1' };
const { urls } = makeTarget('http://a');
const refusal = makeReply(401, { detail: 'no' });
/** A text that may be a token, or not. */
const text = makeReply(200, { access_token: 'x' });
const aged = (profile: HttpReply, backend: readonly HttpReply[], renewal: HttpReply): unknown =>
  judgeAgedToken({ profile, backend: backend.map((reply) => ({ reply, afterMs: 1 })), renewal });
const minted = (answer: HttpReply, profile?: HttpReply): unknown =>
  judgeMinting({ answer, profile }, 'by asking');

/** A token was let in when anything came: what the route says is the question of other rules. */
const anyJson = { but: ['the right status with an empty body'] } as const;
/** A profile that is given at all shows a login that holds. */
const anyProfile = {
  but: ['the right status without a body', 'the right status with an empty body'],
} as const;
/** Where there is no route, nobody gets a token by it; another user's thread may be no thread at all. */
const noRoute = { but: ['404 like every other path'] } as const;

/** Rules about logins, tokens, and what they open. */
export const mutedLoginRules: MutedRules = {
  judgeWrongCredential: answered(access.judgeWrongCredential),
  judgeProfile: answered((reply) => access.judgeProfile(reply, 'user-1')),
  judgeAdmission: answered(access.judgeAdmission, anyJson),
  judgeDenial: answered((reply) => access.judgeDenial(reply, 'no token')),
  judgeProfileDenial: answered((reply) => judgeProfileDenial(reply, 'no token')),
  judgeForeignThread: answered(access.judgeForeignThread, noRoute),
  // A session exists only when a login handed out a token.
  judgeLogin: answered((reply) => {
    const http = { send: () => Promise.resolve(reply) } as unknown as HttpClient;
    return new AuthClient(http, makeTarget('http://a'), newSpending()).logIn(account);
  }),
  judgeToken: { fed: { 'an empty token': () => judgeToken(makeSession('', { accessToken: '' }), 0) } },
  judgeRenewal: {
    fed: {
      ...answered((reply) => session.judgeRenewal(reply, makeSession(), 0)).fed,
      'a pair of empty tokens': () =>
        session.judgeRenewal(makeReply(200, { access_token: '', refresh_token: '' }), makeSession(), 0),
    },
  },
  judgeOwned: answered((reply) => judgeOwned(reply, makeSession())),
  judgeDisowned: answered((reply) => judgeDisowned(reply, 'a token that is garbage')),
  judgeRefusalWords: answered((reply) => judgeRefusalWords(reply, 'no token')),
  judgeForeignList: answered((reply) => judgeForeignList(reply, 'thread-1')),
  judgeTakenAddress: {
    fed: {
      ...answered((reply) => judgeTakenAddress({ again: reply, withNew: reply, withOld: reply })).fed,
      'a login service that refuses everything': () =>
        judgeTakenAddress({ again: makeReply(409), withNew: refusal, withOld: refusal }),
    },
  },
  judgeLeftLoggedIn: {
    fed: {
      'no other login': () => judgeLeftLoggedIn(makeSession(), []),
      ...answered(
        (profile) =>
          judgeLeftLoggedIn(makeSession(), [
            { whose: 'another login', session: makeSession('user-1', { accessToken: 'b' }), profile },
          ]),
        anyProfile,
      ).fed,
    },
  },
  judgeNoRenewal: answered((reply) => session.judgeNoRenewal(reply, 'an access token')),
  judgeLogout: {
    fed: {
      ...answered((reply) => session.judgeLogout({ logout: reply, asked: [reply, reply] })).fed,
      'a logout after which nobody was asked': () =>
        session.judgeLogout({ logout: makeReply(200, { status: 'success' }), asked: [] }),
      'a login service that refuses everything': () =>
        session.judgeLogout({ logout: refusal, asked: [refusal, refusal] }),
    },
  },
  judgeLogoutAtBackend: answered(session.judgeLogoutAtBackend),
  judgeAgedToken: {
    fed: {
      ...answered((reply) => aged(reply, [reply], reply)).fed,
      'a login service that refuses everything': () => aged(refusal, [refusal], refusal),
      'a backend that was never asked': () => aged(refusal, [], text),
      'a renewal by an empty token': () => aged(refusal, [refusal], makeReply(200, { access_token: '' })),
    },
  },
  judgeMinting: {
    fed: {
      ...answered((reply) => minted(reply), noRoute).fed,
      'a text that was shown to nobody': () => minted(text),
      'a text to which the profile says nothing': () => minted(text, nobody),
      'a text to which the profile is no route': () => minted(text, missing),
      'a text at which the profile breaks': () => minted(text, makeReply(502)),
    },
  },
  judgeManyUses: {
    fed: {
      'a token that was never used': () => judgeManyUses([]),
      ...answered((reply) => judgeManyUses([reply, reply]), anyJson).fed,
    },
  },
  judgeLoginLevels: {
    fed: {
      'no answer at all': () => judgeLoginLevels([]),
      ...answered((reply) => judgeLoginLevels([reply, reply])).fed,
      'answers that are each empty in another way': () => judgeLoginLevels(Object.values(emptyReplies)),
      'no level and no state': () =>
        judgeLoginLevels([
          makeReply(200, {
            validation_stats: { auth_permissiveness_stats: { by_level: {} } },
            circuit_breaker_status: { circuit_breaker: {} },
          }),
        ]),
    },
  },
  judgeGoogleLogin: {
    fed: {
      ...answered((reply) => judgeGoogleLogin(reply, urls)).fed,
      ...feeds({ 'a way that leads nowhere': makeReply(302) }, (reply) => judgeGoogleLogin(reply, urls)),
    },
  },
  judgeCallback: {
    fed: {
      ...answered(judgeCallback).fed,
      'the right status without a word': () => judgeCallback(makeReply(400, '')),
      'the right status with an empty body ': () => judgeCallback(makeReply(400, {})),
    },
  },
};
