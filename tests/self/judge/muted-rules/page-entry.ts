import { budgetsFor } from '../../../../env/budgets.ts';
import type { PageLoad } from '../../../../helpers/browser/page-load.ts';
import { judgeChatShown, judgeQuiet } from '../../../../helpers/judge/judge-page-load.ts';
import * as session from '../../../../helpers/judge/judge-page-session.ts';
import { judgeThreadShown, judgeUnknownThread } from '../../../../helpers/judge/judge-page-thread.ts';
import {
  judgeRunOut,
  judgeSignedOut,
  judgeWrongPassword,
} from '../../../../helpers/judge/judge-signed-out.ts';
import { makeSession } from '../../unit/auth/make-session.ts';
import {
  makeLoginVisit,
  makePageLoad,
  makePageLogin,
  makePageLogout,
  makeRefusedLogin,
  makeThreadView,
  noTokens,
  storedTokens,
} from '../../unit/judge/make-page-load.ts';
import type { MutedRules } from './muted-rule.ts';
import { feeds, held, mutedTurn } from './nothing.ts';

const { ui_chat_visible: budget } = budgetsFor('local');

/** A page on which nothing came to be. */
const nothing: Partial<PageLoad> = {
  visibleMs: undefined,
  text: '',
  title: '',
  parts: { input: false, send: false, threads: false },
  requests: [],
  sockets: [],
};
const emptyLoads = {
  'a page that never came to be': makePageLoad(nothing),
  'a page that stays white': makePageLoad({ ...nothing, requests: makePageLoad().requests }),
};
const nowhere = makeLoginVisit(nothing, { views: [], isLogin: false });
const thread = (load: PageLoad, articles: readonly string[]) => ({
  threadId: 'thread_1',
  load: { ...load, path: '/chat/thread_1' },
  views: [makeThreadView(articles, { text: load.text })],
});

/** Rules about the ways into the chat page and out of it. */
export const mutedPageEntryRules: MutedRules = {
  judgeChatShown: {
    fed: {
      ...feeds(emptyLoads, (load) => judgeChatShown(load, budget)),
      'a chat without its parts': () =>
        judgeChatShown(makePageLoad({ parts: { input: false, send: false, threads: false } }), budget),
    },
  },
  judgeQuiet: { fed: { 'a page that never came to be': () => judgeQuiet(makePageLoad(nothing)) } },
  judgeSignedOut: {
    fed: {
      'no address at all': () => judgeSignedOut([]),
      'an address that leads nowhere': () => judgeSignedOut([nowhere]),
    },
  },
  judgeRunOut: { fed: { 'an address that leads nowhere': () => judgeRunOut(nowhere) } },
  judgeWrongPassword: {
    fed: {
      'a form that asks nobody': () => judgeWrongPassword(makeRefusedLogin({ status: undefined })),
      'a page that says nothing': () => judgeWrongPassword(makeRefusedLogin({ newWords: [] })),
    },
  },
  judgePageLogin: {
    fed: feeds(emptyLoads, (arrival) =>
      session.judgePageLogin(
        makePageLogin({ arrival, stored: noTokens, shownUser: undefined }),
        makeSession('user-1'),
      ),
    ),
  },
  judgeKept: {
    fed: {
      ...feeds(emptyLoads, (load) => session.judgeKept(storedTokens, load, noTokens, budget)),
      'a chat that keeps nothing': () => session.judgeKept(noTokens, makePageLoad(), noTokens, budget),
    },
  },
  judgePageLogout: {
    fed: {
      'a button that leads nowhere': () =>
        session.judgePageLogout(makePageLogout({ arrival: nowhere, status: undefined, visits: [] })),
      'a logout after which no way back was tried': () =>
        session.judgePageLogout(makePageLogout({ visits: [] })),
      'a logout of which nobody was told': () =>
        session.judgePageLogout(makePageLogout({ status: undefined })),
    },
  },
  judgeThreadShown: {
    fed: {
      ...feeds(emptyLoads, (load) => judgeThreadShown(thread(load, []), held(mutedTurn))),
      'a thread without messages': () => judgeThreadShown(thread(makePageLoad(), []), held(mutedTurn)),
    },
  },
  judgeUnknownThread: {
    fed: {
      ...feeds(emptyLoads, (load) => judgeUnknownThread(thread(load, []), '')),
      'a chat as it always is': () => judgeUnknownThread(thread(makePageLoad(), []), makePageLoad().text),
    },
  },
};
