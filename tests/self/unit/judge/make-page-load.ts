import type { PageLoad } from '../../../../helpers/browser/page-load.ts';
import type { PageLogin, RefusedLogin } from '../../../../helpers/browser/page-login.ts';
import type { PageLogout } from '../../../../helpers/browser/log-out-by-page.ts';
import type { PageProblem, PageView } from '../../../../helpers/browser/page-record.ts';
import type { PageVisit } from '../../../../helpers/browser/page-visit.ts';
import type { StoredSession } from '../../../../helpers/browser/stored-session.ts';
import { makeRequest, makeSocket, makeView, urls } from './make-page-watch.ts';

/** The chat as it opens on a good day. */
export function makePageLoad(more: Partial<PageLoad> = {}): PageLoad {
  return {
    what: '/chat',
    visibleMs: 400,
    lagMs: 2,
    path: '/chat',
    title: 'Netra Beta',
    text: 'Netra Beta\nNew Chat\nWelcome to Netra AI',
    parts: { input: true, send: true, threads: true },
    requests: [makeRequest('GET', `${urls.frontend}/chat`, { kind: 'document' })],
    sockets: [makeSocket(100)],
    problems: [],
    failure: undefined,
    ...more,
  };
}

const loginText = 'Netra Beta\nLogin with Google\nQuick Dev Login (dev@example.com)\nEmail\nPassword';

/** An address that leads to the login page, as it must for somebody who is not signed in. */
export function makeLoginVisit(
  more: Partial<PageLoad> = {},
  {
    views = [makeView(10, undefined, { path: '/login', hasChat: false })],
    isLogin = true,
  }: Partial<PageVisit> = {},
): PageVisit {
  const load = makePageLoad({
    path: '/login',
    text: loginText,
    parts: { input: false, send: false, threads: false },
    sockets: [],
    ...more,
  });
  return { load, views, isLogin };
}

export const storedTokens: StoredSession = {
  tokensAt: ['localStorage jwt_token', 'localStorage refresh_token'],
  access: { subject: 'user-1', email: 'user-1@example.com' },
  hasRefresh: true,
};
export const noTokens: StoredSession = { tokensAt: [], access: undefined, hasRefresh: false };

export function makePageLogin(more: Partial<PageLogin> = {}): PageLogin {
  return {
    way: 'form',
    arrival: makePageLoad({ what: 'the form of the login' }),
    stored: storedTokens,
    shownUser: 'user-1@example.com',
    exposed: [],
    ...more,
  };
}

export function makeRefusedLogin(more: Partial<RefusedLogin> = {}): RefusedLogin {
  return {
    hindrance: undefined,
    newWords: ['Invalid credentials'],
    status: 401,
    path: '/login',
    hasChat: false,
    stored: noTokens,
    ...more,
  };
}

export function makePageLogout(more: Partial<PageLogout> = {}): PageLogout {
  return {
    arrival: makeLoginVisit({ what: 'the logout' }),
    stored: noTokens,
    open: [],
    status: 200,
    visits: ['step back from /login', 'reload of /login', '/chat'].map((what) => makeLoginVisit({ what })),
    ...more,
  };
}

export const crash: PageProblem = { atUs: 1, kind: 'uncaught', text: 'TypeError: x is not a function' };

export const crashed: Partial<PageLoad> = {
  visibleMs: undefined,
  text: 'Application error: a client-side exception has occurred (see the browser console for more information).',
};

/** A thread's page with these messages. */
export function makeThreadView(articles: readonly string[], more: Partial<PageView> = {}): PageView {
  return makeView(200, 'Connected', {
    path: '/chat/thread_1',
    articles,
    text: ['Connected', ...articles].join('\n'),
    ...more,
  });
}
