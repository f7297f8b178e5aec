import { budgetsFor } from '../../../../env/budgets.ts';
import { pagePlan } from '../../../../env/page-plan.ts';
import type { LostTurn, PageLoss } from '../../../../helpers/browser/page-loss.ts';
import type { PageWatch } from '../../../../helpers/browser/page-watch.ts';
import type { WindowContents } from '../../../../helpers/browser/window-contents.ts';
import { judgeLostTurn } from '../../../../helpers/judge/judge-lost-turn.ts';
import { judgeNextMessage } from '../../../../helpers/judge/judge-next-message.ts';
import { judgePageGreeting } from '../../../../helpers/judge/judge-page-greeting.ts';
import { judgePageHosts } from '../../../../helpers/judge/judge-page-hosts.ts';
import { judgeComeBack } from '../../../../helpers/judge/judge-page-loss.ts';
import { judgeSecretsKept } from '../../../../helpers/judge/judge-page-secrets.ts';
import { judgeConnectionCount, judgePageHandshake } from '../../../../helpers/judge/judge-page-sockets.ts';
import { judgeConnectionWord } from '../../../../helpers/judge/judge-page-word.ts';
import { judgeTwoWindows } from '../../../../helpers/judge/judge-two-windows.ts';
import {
  makeRequest,
  makeSocket,
  makeVainSocket,
  makeView,
  subject,
  urls,
} from '../../unit/judge/make-page-watch.ts';
import type { MutedRules } from './muted-rule.ts';
import { feeds } from './nothing.ts';

const budgets = budgetsFor('local');
const nothing: PageWatch = {
  untilUs: 60_000_000,
  lags: [],
  sockets: [],
  requests: [],
  frames: [],
  views: [],
  exposed: [],
};
const page = [makeRequest('GET', `${urls.frontend}/chat`, { kind: 'document' })];
const mute = [makeView(1), makeView(2)];
/** Watches on pages that have no connection, however much they draw. */
const unconnected: Readonly<Record<string, PageWatch>> = {
  'a page of which nothing is known': nothing,
  'a page that makes no socket': { ...nothing, requests: page, views: mute },
  'a page whose attempts come to nothing': { ...nothing, views: mute, sockets: [makeVainSocket(1)] },
};
const lossOf = (watch: PageWatch, cutAtUs: number | undefined): PageLoss => ({
  ...watch,
  cutAtUs,
  reset: 0,
  turnedAway: 0,
  mendedAtUs: 2_000_000,
});
const turnOf = (watch: PageWatch, more: Partial<LostTurn> = {}): LostTurn => ({
  ...lossOf(watch, undefined),
  prompt: { text: 'What?', nonce: 'Quartz-1a2b3c4d', expects: ['14400'] },
  wasTried: true,
  hindrance: undefined,
  carriers: [],
  ...more,
});
const carriers = [{ atUs: 1, way: 'socket', threadId: 'thread_1' }];
const contents: WindowContents = {
  number: 1,
  userId: subject,
  turns: [],
  threadIds: [],
  sockets: [],
  frames: [],
  views: mute,
  list: { text: '', threadIds: [] },
  openThreadId: undefined,
};

/** Rules about the page's own connection, and about two users in two windows. */
export const mutedPageConnectionRules: MutedRules = {
  judgePageHandshake: { fed: feeds(unconnected, (watch) => judgePageHandshake(watch, urls)) },
  judgePageGreeting: {
    fed: {
      ...feeds(unconnected, (watch) => judgePageGreeting(watch, urls.ws, subject)),
      'a socket that is let in and never says anything': () =>
        judgePageGreeting({ ...nothing, sockets: [makeSocket(1)] }, urls.ws, subject),
    },
  },
  judgeSecretsKept: { fed: { 'a page that asks for nothing': () => judgeSecretsKept(nothing) } },
  judgePageHosts: {
    fed: {
      'a page that asks for nothing': () => judgePageHosts(nothing, urls),
      'a page that asks for itself alone': () => judgePageHosts({ requests: page }, urls),
    },
  },
  judgeConnectionCount: {
    fed: {
      'a page that makes no socket': () => judgeConnectionCount(nothing, urls, pagePlan),
      'attempts that come to nothing': () =>
        judgeConnectionCount(
          { ...nothing, sockets: [1, 2, 3].map((at) => makeVainSocket(at)) },
          urls,
          pagePlan,
        ),
    },
  },
  judgeConnectionWord: {
    fed: {
      ...feeds(unconnected, (watch) => judgeConnectionWord(watch, urls.ws, { limit: 500 })),
      'a page that never says anything of its socket': () =>
        judgeConnectionWord({ ...nothing, sockets: [makeSocket(1)], views: mute }, urls.ws, { limit: 500 }),
    },
  },
  judgeComeBack: {
    fed: {
      ...feeds(unconnected, (watch) =>
        judgeComeBack(lossOf(watch, undefined), urls.ws, { budgets, plan: pagePlan }),
      ),
      'a connection that was never cut': () =>
        judgeComeBack(lossOf({ ...nothing, sockets: [makeSocket(1)] }, undefined), urls.ws, {
          budgets,
          plan: pagePlan,
        }),
      'a connection that is lost for good': () =>
        judgeComeBack(
          lossOf({ ...nothing, sockets: [makeSocket(1, { closedAtMs: 1_001 })] }, 1_000_000),
          urls.ws,
          { budgets, plan: pagePlan },
        ),
    },
  },
  judgeNextMessage: {
    fed: { 'a message that was not sent': () => judgeNextMessage(undefined, budgets.ui_answer_shown) },
  },
  judgeLostTurn: {
    fed: {
      ...feeds(unconnected, (watch) => judgeLostTurn(turnOf(watch))),
      'a page that was not connected': () => judgeLostTurn(turnOf(nothing, { wasTried: false })),
      'a turn that was never cut': () => judgeLostTurn(turnOf({ ...nothing, views: mute }, { carriers })),
      'a page that cannot be read': () => judgeLostTurn(turnOf(nothing, { carriers, cutAtUs: 1 })),
      'a page that passes over it in silence': () =>
        judgeLostTurn(turnOf({ ...nothing, views: mute }, { carriers, cutAtUs: 1 })),
    },
  },
  judgeTwoWindows: {
    fed: {
      'no window at all': () => judgeTwoWindows([]),
      'windows in which nobody asks': () => judgeTwoWindows([contents, { ...contents, number: 2 }]),
    },
  },
};
