import type { ChatWindow } from './chat-window.ts';
import type { PageLoad } from './page-load.ts';
import type { PageView } from './page-record.ts';

/** An address that somebody asked for, where it led, and all that was seen on the way there. */
export interface PageVisit {
  readonly load: PageLoad;
  /** What the user saw from then on, in the document that was there in the end. */
  readonly views: readonly PageView[];
  /** The page of the login stood there in the end, and nothing of a chat. */
  readonly isLogin: boolean;
}

/** The page may change its address after it has drawn, ms. */
const graceMs = 1_500;

/** Records where an act leads that must end at the login: an address, a reload, a step back. */
export async function visitLogin(
  window: ChatWindow,
  act: (window: ChatWindow) => Promise<PageLoad>,
): Promise<PageVisit> {
  const fromUs = window.witness.nowUs();
  const load = await act(window);
  const isThere = async (): Promise<boolean> =>
    load.visibleMs !== undefined && window.path === '/login' && !(await window.main.isVisible());
  const isLogin = load.visibleMs !== undefined && (await window.until(isThere, graceMs));
  const views = await window.witness.views();
  return {
    load: { ...load, path: window.path },
    views: views.filter(({ atUs }) => atUs >= fromUs),
    isLogin,
  };
}

/** Asks for the chat with a session in the storage of the browser that has run out, and cannot be renewed. */
export async function visitWhenRunOut(window: ChatWindow, token: string): Promise<PageVisit> {
  await window.page.addInitScript(keepToken, token);
  const visit = await visitLogin(window, () => window.open('/chat', { expects: 'login' }));
  return { ...visit, load: { ...visit.load, what: '/chat, with a session that has run out,' } };
}

/** Runs in the page, before anything of its own. */
function keepToken(token: string): void {
  const { localStorage } = globalThis as unknown as { localStorage: Record<string, string> };
  localStorage['jwt_token'] = token;
}

/** Asks for one address after the other, up to the first that does not lead to the login page. */
export async function visitAddresses(
  window: ChatWindow,
  paths: readonly string[],
): Promise<readonly PageVisit[]> {
  const visits: PageVisit[] = [];
  for (const path of paths) {
    const visit = await visitLogin(window, () => window.open(path, { expects: 'login' }));
    visits.push(visit);
    if (!visit.isLogin) break;
  }
  return visits;
}
