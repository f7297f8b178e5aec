import { budgetsFor } from '../../../../env/budgets.ts';
import { oddMessages } from '../../../../env/odd-messages.ts';
import type { ConnectionAttempt } from '../../../../helpers/chat/attempt-connection.ts';
import type { SeveralSockets } from '../../../../helpers/chat/open-several.ts';
import { greeted } from '../../../../helpers/chat/open-socket.ts';
import { finding } from '../../../../helpers/diagnosis/finding.ts';
import { judgeConnections } from '../../../../helpers/judge/judge-connections.ts';
import { judgeEdge } from '../../../../helpers/judge/judge-edge.ts';
import * as greeting from '../../../../helpers/judge/judge-greeting.ts';
import { judgeIdleWatch } from '../../../../helpers/judge/judge-idle-watch.ts';
import { judgeKnock } from '../../../../helpers/judge/judge-knock.ts';
import { judgeLongHold } from '../../../../helpers/judge/judge-long-hold.ts';
import { judgeMode } from '../../../../helpers/judge/judge-mode.ts';
import { judgeOddMessage } from '../../../../helpers/judge/judge-odd-message.ts';
import { judgeOrigins } from '../../../../helpers/judge/judge-origins.ts';
import { judgePingVolley } from '../../../../helpers/judge/judge-ping-volley.ts';
import { judgeReconnect } from '../../../../helpers/judge/judge-reconnect.ts';
import { judgeRefusal, judgeUnknownSubprotocol } from '../../../../helpers/judge/judge-refusal.ts';
import { judgePlacesBack, judgeSeveralSockets } from '../../../../helpers/judge/judge-several-sockets.ts';
import { judgeSilence } from '../../../../helpers/judge/judge-silence.ts';
import { makeChat, makePong } from '../../unit/judge/make-chat.ts';
import type { MutedRules } from './muted-rule.ts';
import { chatted, deaf, feeds, knockAs, seenAs, upgraded, upgrades } from './nothing.ts';

const budgets = budgetsFor('local');
const user = 'user-1';
const unanswered: ConnectionAttempt = {
  outcome: upgrades.never,
  openMs: undefined,
  greetingMs: undefined,
  lagMs: 0,
  closed: undefined,
  failure: finding('WS_OPEN_TIMEOUT'),
};
const silence = { heartbeatMs: undefined, waitedMs: 20_000, lagMs: 0, answersPing: false, ageMs: 20_000 };
const idle = { ...silence, closed: undefined, heard: [] };
const longHold = { wantedMs: 310_000, ageMs: 310_000, pongs: [], muteAtMs: undefined, closed: undefined };
const unread = {
  ...{ subject: 'user-1', bytes: 9, replies: [], answersPing: false },
  ...{ closed: undefined, serviceLives: undefined },
};
const gone = { code: 1009, reason: '', atUs: 0 };
const several = (wanted: number, opened: SeveralSockets['opened'] = []): SeveralSockets => ({
  wanted,
  opened,
  refusal: undefined,
});

/** Rules about chat sockets on which no agent works. */
export const mutedSocketRules: MutedRules = {
  judgeMode: chatted(() => judgeMode([])),
  judgeIdle: {
    within: ['judgeSilence'],
    alsoIn: ['helpers/chat/crowd-member.ts', 'helpers/fixtures/chat.ts'],
  },
  judgeSilence: chatted(judgeSilence),
  // It is asked when a check is over, of whatever sockets the check had; none is fine.
  judgeCloses: { beside: ['helpers/fixtures/check.ts'] },
  // A chat exists only when its socket was greeted.
  judgeOpening: upgraded((upgrade) => greeted(upgrade, 'ws://a/ws', 1)),
  judgePing: chatted((chat) => greeting.judgePing(chat, budgets)),
  judgeSocketIdentity: chatted(greeting.judgeSocketIdentity),
  judgeTwoIdentities: chatted((chat) => greeting.judgeTwoIdentities(chat, makeChat())),
  judgeRefusal: upgraded((upgrade) => judgeRefusal(seenAs(upgrade), 'no token')),
  judgeUnknownSubprotocol: upgraded((upgrade) => judgeUnknownSubprotocol(seenAs(upgrade))),
  judgeKnock: upgraded((upgrade) => judgeKnock(knockAs(upgrade), user)),
  judgeEdge: {
    fed: feeds(upgrades, (upgrade) =>
      judgeEdge('LB_HEADER_STRIPPED', knockAs(upgrade), { ...knockAs(upgrade), way: 'direct' }, user),
    ),
  },
  judgeOrigins: {
    fed: feeds(
      { ...upgrades, 'a socket that turns everybody away': { ...upgrades.missing, status: 403 } },
      (upgrade) => judgeOrigins(knockAs(upgrade), [knockAs(upgrade)], user),
    ),
  },
  judgeConnections: {
    fed: {
      'no connection at all': () => judgeConnections([], 0.99, budgets),
      'connections that are never answered': () => judgeConnections([unanswered, unanswered], 0.99, budgets),
    },
  },
  judgeReconnect: {
    fed: {
      'a socket that answers no ping': () => judgeReconnect(makeChat(), budgets.reconnect),
      'a pong that names nobody': () =>
        judgeReconnect(makeChat({ pongs: [makePong(undefined, 0, 1)] }), budgets.reconnect),
    },
  },
  judgeIdleWatch: {
    fed: {
      'a socket that never says anything': () => judgeIdleWatch(idle, budgets.heartbeat),
      'a heartbeat, and nobody behind it': () =>
        judgeIdleWatch({ ...idle, heartbeatMs: 5, heard: ['heartbeat'] }, budgets.heartbeat),
    },
  },
  judgeLongHold: {
    fed: {
      'a socket that is mute from the beginning': () =>
        judgeLongHold({ ...longHold, ageMs: 9, muteAtMs: 0 }, budgets.ping),
      'a socket that nobody used': () => judgeLongHold(longHold, budgets.ping),
      'a socket that was not held at all': () =>
        judgeLongHold({ ...longHold, wantedMs: 0, ageMs: 0 }, budgets.ping),
    },
  },
  judgePingVolley: {
    fed: {
      'pings that nobody answers': () =>
        judgePingVolley({ sent: 40, pongs: 0, troubles: [], closed: undefined }),
      'no ping at all': () => judgePingVolley({ sent: 0, pongs: 0, troubles: [], closed: undefined }),
    },
  },
  judgeOddMessage: {
    fed: {
      ...feeds(oddMessages, (message) => judgeOddMessage({ ...unread, message })),
      'a message that is overlooked on a living socket': () =>
        judgeOddMessage({ ...unread, message: oddMessages.noJson, answersPing: true }),
      'a right close, after which nobody is served': () =>
        judgeOddMessage({
          ...unread,
          message: oddMessages.overLargeLimit,
          closed: gone,
          serviceLives: false,
        }),
    },
  },
  judgeSeveralSockets: {
    fed: {
      'no socket at all': () => judgeSeveralSockets(several(7)),
      'sockets that answer no ping': () => judgeSeveralSockets(several(2, [deaf, deaf])),
    },
  },
  judgePlacesBack: {
    fed: {
      'no socket before, and none after': () => judgePlacesBack(several(7), several(0)),
      'none after': () => judgePlacesBack(several(2, [deaf, deaf]), several(2)),
    },
  },
};
