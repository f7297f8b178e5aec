import type { PostedTurn } from '../../../../helpers/chat/chat.ts';
import { httpRoutes } from '../../../../helpers/chat/http-routes.ts';
import { judgeClaimedRun } from '../../../../helpers/judge/judge-claimed-run.ts';
import { judgeContract } from '../../../../helpers/judge/judge-contract.ts';
import { judgeDelivery } from '../../../../helpers/judge/judge-delivery.ts';
import { judgeDemo } from '../../../../helpers/judge/judge-demo.ts';
import { judgeEarly } from '../../../../helpers/judge/judge-early.ts';
import { judgeEventLag } from '../../../../helpers/judge/judge-event-lag.ts';
import { judgeForgetting } from '../../../../helpers/judge/judge-forgetting.ts';
import { judgeKeptAnswer } from '../../../../helpers/judge/judge-kept-answer.ts';
import { judgeOtherSocket } from '../../../../helpers/judge/judge-two-sockets.ts';
import { judgePace } from '../../../../helpers/judge/judge-pace.ts';
import { judgeFallback, judgePosted } from '../../../../helpers/judge/judge-posted.ts';
import * as recorded from '../../../../helpers/judge/judge-recorded-turn.ts';
import { judgeStored } from '../../../../helpers/judge/judge-stored.ts';
import { judgeEvents, judgeTurn } from '../../../../helpers/judge/judge-turn.ts';
import { makeReply } from '../../unit/http/make-reply.ts';
import { makeChat } from '../../unit/judge/make-chat.ts';
import { golden, recordingOf } from '../example-turn.ts';
import type { MutedRule, MutedRules } from './muted-rule.ts';
import { answered, deaf, held, muteSocket, mutedTurn, nobody, turned } from './nothing.ts';

const partOfTurn: MutedRule = { within: ['judgeEvents'] };

/** A message over HTTP that nobody answered, or answered with nothing. */
function posts(rule: (posted: PostedTurn) => unknown): MutedRule {
  const { prompt } = mutedTurn;
  const turn = held(mutedTurn);
  const asker = { userId: mutedTurn.userId, threadId: 'thread_1' };
  return {
    fed: {
      'an answer without status and body': () => rule({ prompt, asker, reply: nobody, turn: undefined }),
      'the right status without a body': () =>
        rule({ prompt, asker, reply: makeReply(200, ''), turn: undefined }),
      'an empty answer, and nothing on the socket': () =>
        rule({ prompt, asker, reply: makeReply(200, { message: '', response: '' }), turn }),
    },
  };
}

/** What a thread held of an answer that was looked for in vain. */
const unkept = { prompt: mutedTurn.prompt, text: undefined, waitedMs: 5, reads: 3, roles: [] };
const goldenTurn = held(recordingOf(golden));

/** Rules about messages, what the agents say to them, and what is kept of them. */
export const mutedTurnRules: MutedRules = {
  judgeTurn: turned(({ recording }) => judgeTurn(recording)),
  judgeEvents: turned(({ recording }) => judgeEvents(recording)),
  judgeContract: turned(({ recording }) => judgeContract(recording)),
  judgeGoldenPath: turned(recorded.judgeGoldenPath),
  judgeReply: turned(recorded.judgeReply),
  judgeMemory: turned(recorded.judgeMemory),
  judgePace: turned(judgePace),
  judgeEventLag: turned((turn) => judgeEventLag(turn, makeChat())),
  judgeEachAnew: turned((turn) => recorded.judgeEachAnew([turn, turn])),
  judgeDelivery: turned(judgeDelivery),
  judgeEarly: turned((turn) => judgeEarly(turn, turn)),
  judgeClaimedRun: turned(({ recording }) => judgeClaimedRun(recording, 'gp-1')),
  judgeFrames: {
    within: ['judgeEvents', 'judgeIdle', 'judgeOddMessage', 'judgeOtherSocket'],
  },
  judgeIdentity: partOfTurn,
  judgeOrder: partOfTurn,
  judgePairs: { within: ['judgeOrder'] },
  judgeEnding: partOfTurn,
  judgeSchema: partOfTurn,
  judgeRealtime: { within: ['judgeEvents', 'judgeDelivery'] },
  judgeAnswer: { within: ['judgeTurn', 'judgeReply', 'judgeRecall'] },
  judgeRecall: { within: ['judgeMemory'] },
  judgeVariety: { within: ['judgeEachAnew'] },
  // The page of a run draws its figures, and judges nothing by them.
  judgeLatency: {
    within: ['judgeTurn', 'judgePace', 'judgeEventLag'],
    alsoIn: ['helpers/run-page/draw-turn.ts'],
  },
  // What stands in for a recording here is the silence of others, which is what is wanted: `judgeSilence` asks who was listening.
  judgeText: {
    within: ['judgeAnswer', 'judgeReplyByHttp', 'judgeKeptAnswer'],
    alsoIn: ['helpers/calibrate/content-rules.ts'],
  },
  judgeForgetting: turned((turn) => judgeForgetting(turn, { nonce: 'Basalt-0000abcd', budget: 7_500 })),
  judgeStored: {
    fed: {
      'a thread in which nothing is kept': () => judgeStored([held(mutedTurn)], [], 'now'),
      'no turn at all': () => judgeStored([], [], 'now'),
    },
  },
  judgeKeptAnswer: {
    fed: {
      'a thread that holds nothing': () => judgeKeptAnswer(1, unkept),
      'a thread that holds the question alone': () => judgeKeptAnswer(1, { ...unkept, roles: ['user'] }),
      'an answer of white space': () => judgeKeptAnswer(1, { ...unkept, text: ' \n', roles: ['assistant'] }),
    },
  },
  judgeReplyByHttp: { within: ['judgePosted', 'judgeFallback'] },
  judgeReplyFields: { within: ['judgePosted', 'judgeFallback'] },
  judgePosted: posts((posted) => judgePosted(posted, httpRoutes.page)),
  judgeFallback: posts((posted) => judgeFallback(posted, httpRoutes.fallback)),
  judgeDemo: answered(judgeDemo),
  judgeOtherSocket: {
    fed: {
      'a turn that never ran': () =>
        judgeOtherSocket({ ...deaf, socket: muteSocket, identity: deaf.subject }, held(mutedTurn)),
      'a socket that hears nothing and answers no ping': () => judgeOtherSocket(deaf, goldenTurn),
    },
  },
};
