import type { ChatWindow } from './chat-window.ts';
import type { PageLoad } from './page-load.ts';
import type { PageSocket } from './page-record.ts';
import { visitLogin, type PageVisit } from './page-visit.ts';
import { readStoredSession, type StoredSession } from './stored-session.ts';

/** A logout by the button of the page, and what was left of the session. */
export interface PageLogout {
  /** Where the button led. Its `failure` says why it could not be pressed. */
  readonly arrival: PageVisit;
  readonly stored: StoredSession;
  /** Sockets of the page that stayed open. */
  readonly open: readonly PageSocket[];
  /** What the login service answered to the logout; undefined when it was not told. */
  readonly status: number | undefined;
  /** Ways back into the chat that were tried afterwards: none, when the session is seen to be there still. */
  readonly visits: readonly PageVisit[];
}

/** How long a click may take to arrive, ms. */
const actionMs = 1_500;

const waysBack: readonly ((window: ChatWindow) => Promise<PageLoad>)[] = [
  (window) => window.back({ expects: 'login' }),
  (window) => window.reload({ expects: 'login' }),
  (window) => window.open('/chat', { expects: 'login' }),
];

/** Logs out by the button, then tries to come back: by a step back, by a reload, by the address of the chat. */
export async function logOutByPage(window: ChatWindow, limitMs: number): Promise<PageLogout> {
  // What is to be closed has to be open first.
  await window.until(() => window.witness.record.sockets.some(({ status }) => status === 101), limitMs);
  const fromUs = window.witness.nowUs();
  const { accessToken, refreshToken } = window.user ?? {};
  const button = window.page.getByTestId('logout-button');
  const arrival = await visitLogin(window, () =>
    window.load('the logout', { expects: 'login' }, () =>
      button.click({ timeout: window.patience(actionMs) }),
    ),
  );
  const open = (): readonly PageSocket[] =>
    window.witness.record.sockets.filter(({ closedAtUs }) => closedAtUs === undefined);
  await window.until(() => open().length === 0, limitMs);
  const stored = await readStoredSession(window.page, [accessToken, refreshToken]);
  const left = { arrival, stored, open: open(), status: toldService(window, fromUs) };
  // A page that holds the session still would show the backend a token that is logged out, time and again.
  if (!arrival.isLogin || stored.tokensAt.length > 0) return { ...left, visits: [] };
  const visits: PageVisit[] = [];
  for (const way of waysBack) {
    const visit = await visitLogin(window, way);
    visits.push(visit);
    if (!visit.isLogin) break;
  }
  return { ...left, visits };
}

function toldService({ witness }: ChatWindow, fromUs: number): number | undefined {
  return witness.record.requests.find(
    ({ atUs, method, url, isOwn }) =>
      atUs >= fromUs && method === 'POST' && isOwn && new URL(url).pathname.endsWith('/logout'),
  )?.status;
}
