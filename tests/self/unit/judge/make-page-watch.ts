import type { PageRequest, PageSocket, PageView } from '../../../../helpers/browser/page-record.ts';
import type { PageWatch } from '../../../../helpers/browser/page-watch.ts';
import { makeFrame } from '../chat/make-frame.ts';

export const urls = {
  auth: 'http://auth.test:8081',
  backend: 'http://api.test:8000',
  ws: 'ws://api.test:8000/ws',
  frontend: 'http://app.test:3000',
};
export const subject = 'auth_user_1';

/** A chat socket that was let in 10 ms after it was made. Times in ms. */
export function makeSocket(
  openedAtMs: number,
  { closedAtMs, ...more }: Partial<PageSocket> & { readonly closedAtMs?: number } = {},
): PageSocket {
  return {
    id: String(openedAtMs),
    url: urls.ws,
    openedAtUs: openedAtMs * 1000,
    offered: ['jwt-auth', 'jwt.[redacted]'],
    chosen: 'jwt.[redacted]',
    status: 101,
    answeredAtUs: (openedAtMs + 10) * 1000,
    ...(closedAtMs === undefined ? {} : { closedAtUs: closedAtMs * 1000 }),
    ...more,
  };
}

/** An attempt that got no answer, and no handshake off. */
export function makeVainSocket(openedAtMs: number): PageSocket {
  return {
    id: String(openedAtMs),
    url: urls.ws,
    openedAtUs: openedAtMs * 1000,
    offered: [],
    closedAtUs: (openedAtMs + 1) * 1000,
  };
}

export function makeView(atMs: number, connection?: string, more: Partial<PageView> = {}): PageView {
  return {
    atUs: atMs * 1000,
    path: '/chat',
    text: '',
    articles: [],
    hasChat: true,
    isBusy: false,
    canType: true,
    ...(connection === undefined ? {} : { connection }),
    ...more,
  };
}

export function makeRequest(method: string, url: string, more: Partial<PageRequest> = {}): PageRequest {
  const isOwn = Object.values(urls).some((own) => new URL(own).host === new URL(url).host);
  return { id: url, atUs: 0, method, url, kind: 'fetch', isOwn, body: undefined, status: 200, ...more };
}

export const greeting = makeFrame(
  0,
  { type: 'connect', data: { user_id: 'auth_use...' } },
  { atUs: 120_000 },
);

/** A page as it should be, watched for 2 s. */
export const goodWatch: PageWatch = {
  untilUs: 2_000_000,
  lags: [],
  sockets: [makeSocket(100)],
  exposed: [],
  requests: [
    makeRequest('GET', `${urls.frontend}/chat`, { kind: 'document' }),
    makeRequest('GET', `${urls.backend}/api/threads`),
    makeRequest('GET', `${urls.auth}/auth/config`),
  ],
  frames: [greeting],
  views: [makeView(50), makeView(60, 'Connecting...'), makeView(130, 'Connected')],
};
