import { budgetsFor } from '../../../env/budgets.ts';
import { AuthClient } from '../../../helpers/auth/auth-client.ts';
import type { PostedTurn } from '../../../helpers/chat/chat.ts';
import type { ChatSocket } from '../../../helpers/chat/chat-socket.ts';
import { httpRoutes } from '../../../helpers/chat/http-routes.ts';
import { greeted } from '../../../helpers/chat/open-socket.ts';
import { RecordedTurn } from '../../../helpers/chat/recorded-turn.ts';
import type { TurnRecording } from '../../../helpers/chat/turn.ts';
import { FindingError, type Finding } from '../../../helpers/diagnosis/finding.ts';
import { reach } from '../../../helpers/diagnosis/reach.ts';
import { explainHealth } from '../../../helpers/fixtures/hosts.ts';
import type { HttpClient } from '../../../helpers/http/http-client.ts';
import { newSpending } from '../../../helpers/http/spending.ts';
import * as access from '../../../helpers/judge/judge-access.ts';
import { judgeBudget } from '../../../helpers/judge/judge-budget.ts';
import { judgeColdStart } from '../../../helpers/judge/judge-cold-start.ts';
import { judgeContract } from '../../../helpers/judge/judge-contract.ts';
import { judgeDelivery } from '../../../helpers/judge/judge-delivery.ts';
import { judgeDemo } from '../../../helpers/judge/judge-demo.ts';
import { judgeFallback, judgePosted } from '../../../helpers/judge/judge-posted.ts';
import { judgeForgetting } from '../../../helpers/judge/judge-forgetting.ts';
import { judgeMode } from '../../../helpers/judge/judge-mode.ts';
import { judgeStored } from '../../../helpers/judge/judge-stored.ts';
import { judgeEventLag } from '../../../helpers/judge/judge-event-lag.ts';
import { judgeFact } from '../../../helpers/judge/judge-fact.ts';
import * as greeting from '../../../helpers/judge/judge-greeting.ts';
import { judgeTogether } from '../../../helpers/judge/judge-host.ts';
import { judgeIsolation } from '../../../helpers/judge/judge-isolation.ts';
import { judgeToken } from '../../../helpers/judge/judge-login.ts';
import { judgePace } from '../../../helpers/judge/judge-pace.ts';
import * as recorded from '../../../helpers/judge/judge-recorded-turn.ts';
import { judgeRefusal } from '../../../helpers/judge/judge-refusal.ts';
import { judgeResources } from '../../../helpers/judge/judge-resources.ts';
import { judgeSilence } from '../../../helpers/judge/judge-silence.ts';
import { judgeEvents, judgeTurn } from '../../../helpers/judge/judge-turn.ts';
import { closedPort } from '../command/closed-port.ts';
import { makeSession } from '../unit/auth/make-session.ts';
import { makeReply } from '../unit/http/make-reply.ts';
import { makeTarget } from '../unit/http/make-target.ts';
import { makeChat } from '../unit/judge/make-chat.ts';
import { makeRecord, makeUser } from '../unit/judge/make-crowd.ts';
import { mutings } from './mutings.ts';

/** What is fed to a rule instead of an observation: nothing, or all but what matters. Returns what the rule says, or throws. */
type Feed = () => unknown;

/** How it is known that a rule is not content with nothing. */
export type MutedRule =
  /** Fed with each of these it is red, has nothing to show, or says that it cannot see. */
  | { readonly fed: Readonly<Record<string, Feed>> }
  /**
   * It looks for wrongs in what came, so nothing wrong in nothing is right; it is called by these rules alone, which are fed.
   * `alsoIn` are files outside the judge that add it to a judgement of their own.
   */
  | { readonly within: readonly string[]; readonly alsoIn?: readonly string[] };

const budgets = budgetsFor('local');
const nobody = makeReply(0, '');
const account = { email: 'gp-1@example.com', password: 'Gp-a-right-password', name: 'gp-1' };
const mute = {
  nowUs: () => 0,
  waitFor: () => Promise.resolve(undefined),
  close: () => Promise.resolve(),
} as unknown as ChatSocket;

/** The same rule fed with every muting of a whole turn. */
function turn(rule: (recording: TurnRecording) => unknown): MutedRule {
  const feeds = Object.entries(mutings).map(([name, recording]) => [name, () => rule(recording)] as const);
  return { fed: Object.fromEntries(feeds) };
}

const held = (recording: TurnRecording): RecordedTurn => new RecordedTurn(recording, undefined);
const reply = (rule: Feed): MutedRule => ({ fed: { 'an answer without status and body': rule } });
const chat = (rule: Feed): MutedRule => ({ fed: { 'a socket that never heard anything': rule } });
const mutedTurn = Object.values(mutings)[0] as TurnRecording;
/** A message over HTTP that nobody answered, or answered with nothing. */
function posts(rule: (posted: PostedTurn) => unknown): MutedRule {
  const { prompt } = mutedTurn;
  const turn = held(mutedTurn);
  return {
    fed: {
      'an answer without status and body': () => rule({ prompt, reply: nobody, turn: undefined }),
      'the right status without a body': () => rule({ prompt, reply: makeReply(200, ''), turn: undefined }),
      'an empty answer, and nothing on the socket': () =>
        rule({ prompt, reply: makeReply(200, { message: '', response: '' }), turn }),
    },
  };
}
const partOfTurn: MutedRule = { within: ['judgeEvents'] };

/** Every rule of helpers/judge, by the name of its function. A rule without a row fails the test. */
export const mutedRules: Readonly<Record<string, MutedRule>> = {
  judgeTurn: turn(judgeTurn),
  judgeEvents: turn(judgeEvents),
  judgeContract: turn(judgeContract),
  judgeGoldenPath: turn((one) => recorded.judgeGoldenPath(held(one))),
  judgeReply: turn((one) => recorded.judgeReply(held(one))),
  judgeMemory: turn((one) => recorded.judgeMemory(held(one))),
  judgePace: turn((one) => judgePace(held(one))),
  judgeEventLag: turn((one) => judgeEventLag(held(one), makeChat())),
  judgeEachAnew: turn((one) => recorded.judgeEachAnew([held(one), held(one)])),
  judgeDelivery: turn((one) => judgeDelivery(held(one))),
  judgeFrames: { within: ['judgeEvents', 'judgeIdle'] },
  judgeIdentity: partOfTurn,
  judgeOrder: partOfTurn,
  judgePairs: { within: ['judgeOrder'] },
  judgeEnding: partOfTurn,
  judgeSchema: partOfTurn,
  judgeRealtime: { within: ['judgeEvents', 'judgeDelivery'] },
  judgeAnswer: { within: ['judgeTurn', 'judgeReply', 'judgeRecall'] },
  judgeRecall: { within: ['judgeMemory'] },
  judgeVariety: { within: ['judgeEachAnew'] },
  judgeLatency: { within: ['judgeTurn', 'judgePace', 'judgeEventLag'] },
  // What stands in for a recording here is the silence of others, which is what is wanted: `judgeSilence` asks who was listening.
  judgeText: {
    within: ['judgeAnswer', 'judgeReplyByHttp'],
    alsoIn: ['helpers/calibrate/content-rules.ts'],
  },
  judgeForgetting: turn((one) => judgeForgetting(held(one), { nonce: 'Basalt-0000abcd', budget: 7_500 })),
  judgeStored: {
    fed: {
      'a thread in which nothing is kept': () => judgeStored([held(mutedTurn)], [], 'now'),
      'no turn at all': () => judgeStored([], [], 'now'),
    },
  },
  judgeReplyByHttp: { within: ['judgePosted', 'judgeFallback'] },
  judgePosted: posts((posted) => judgePosted(posted, httpRoutes.page)),
  judgeFallback: posts((posted) => judgeFallback(posted, httpRoutes.fallback)),
  judgeMode: chat(() => judgeMode([])),
  judgeDemo: {
    fed: {
      'an answer without status and body': () => judgeDemo(nobody),
      'the right status without a body': () => judgeDemo(makeReply(200, '')),
    },
  },
  judgeIdle: {
    within: ['judgeSilence'],
    alsoIn: ['helpers/chat/crowd-member.ts', 'helpers/fixtures/chat.ts'],
  },
  judgeSilence: chat(() => judgeSilence(makeChat())),
  // A chat exists only when its socket was greeted.
  judgeOpening: {
    fed: {
      'an upgrade that is never answered': () => greeted({ kind: 'timeout', waitedMs: 1 }, 'ws://a/ws', 1),
      'a socket that never greets': () => greeted({ kind: 'open', socket: mute, openMs: 1 }, 'ws://a/ws', 1),
    },
  },
  judgePing: chat(() => greeting.judgePing(makeChat(), budgets)),
  judgeSocketIdentity: chat(() => greeting.judgeSocketIdentity(makeChat())),
  judgeTwoIdentities: chat(() => greeting.judgeTwoIdentities(makeChat(), makeChat())),
  judgeRefusal: {
    fed: {
      'an upgrade that is never answered': () =>
        judgeRefusal({ ...mutedRefusal, upgrade: { kind: 'timeout', waitedMs: 1 } }, 'no token'),
      'a socket that is left open and mute': () => judgeRefusal(mutedRefusal, 'no token'),
    },
  },
  judgeWrongCredential: reply(() => access.judgeWrongCredential(nobody)),
  judgeProfile: reply(() => access.judgeProfile(nobody, 'user-1')),
  judgeAdmission: {
    fed: {
      'an answer without status and body': () => access.judgeAdmission(nobody),
      'the right status without a body': () => access.judgeAdmission(makeReply(200, '')),
    },
  },
  judgeDenial: reply(() => access.judgeDenial(nobody, 'no token')),
  judgeForeignThread: reply(() => access.judgeForeignThread(nobody)),
  judgeResources: {
    fed: {
      'an answer without status and body': () => judgeResources(nobody),
      'the right status without figures': () => judgeResources(makeReply(200, { status: 'healthy' })),
    },
  },
  judgeFact: {
    fed: {
      'an answer without status and body': () => judgeFact(nobody, { status: 'ready' }),
      'the right status without a body': () => judgeFact(makeReply(200, ''), { status: 'ready' }),
    },
  },
  // A session exists only when a login handed out a token.
  judgeLogin: reply(() => {
    const http = { send: () => Promise.resolve(makeReply(200, '')) } as unknown as HttpClient;
    return new AuthClient(http, makeTarget('http://a'), newSpending()).logIn(account);
  }),
  judgeToken: { fed: { 'an empty token': () => judgeToken(makeSession('', { accessToken: '' }), 0) } },
  // A host's report exists only when it was reached and said who it is, and that it is well.
  judgeReach: {
    fed: {
      'a port on which nothing listens': async () => reach(`http://127.0.0.1:${await closedPort()}`, 2_000),
    },
  },
  judgeHealth: {
    fed: {
      'the right status without a body': () => refuse(explainHealth('backend', makeReply(200, ''))),
    },
  },
  judgeColdStart: { fed: { 'no first request': () => judgeColdStart([], budgets) } },
  judgeIsolation: {
    fed: {
      'nobody at all': () => judgeIsolation(makeRecord([])),
      'users who heard nothing': () => judgeIsolation(makeRecord([makeUser(1, { frames: [], turns: [] })])),
      'users who heard nothing of their own turns': () =>
        judgeIsolation(
          makeRecord([1, 2].map((number) => makeUser(number, { turns: Object.values(mutings) }))),
        ),
    },
  },
  judgeTogether: { fed: { 'no service at all': () => judgeTogether([], 1) } },
  judgeBudget: { fed: { 'no figure': () => judgeBudget(budgets.answer, Number.NaN, 0, 'The answer') } },
};

const mutedRefusal = {
  url: 'ws://a/ws',
  upgrade: { kind: 'open', socket: mute, openMs: 1 },
  frames: [],
  close: undefined,
  identity: undefined,
} as const;

function refuse(fault: Finding | undefined): void {
  if (fault) throw new FindingError(fault);
}
