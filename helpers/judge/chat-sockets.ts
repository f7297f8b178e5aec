import type { PageSocket } from '../browser/page-record.ts';

/** Where chat sockets are, and were in earlier versions (websocket contract 1.1). */
const chatPaths = /^\/(?:ws|websocket|api\/v1\/websocket)(?:\/|$)/;
/** How a page says who it is with a socket (websocket contract 1.2). */
const loginWords = /^(?:jwt|jwt-auth|bearer)(?:\.|$)/i;

/** The sockets of a page that are meant for the chat: not those of a development server, nor of others that a page may talk to. */
export function chatSockets(sockets: readonly PageSocket[], wsUrl: string): readonly PageSocket[] {
  const own = placeOf(wsUrl);
  return sockets.filter(({ url, offered }) => {
    const { host, path } = placeOf(url);
    if (path.startsWith('/_next/')) return false;
    return host === own.host || chatPaths.test(path) || offered.some((word) => loginWords.test(word));
  });
}

/** Whether a socket for the chat was let in and stands. */
export function isConnected(seen: { readonly sockets: readonly PageSocket[] }, wsUrl: string): boolean {
  return chatSockets(seen.sockets, wsUrl).some(isStanding);
}

export function isStanding({ status, closedAtUs }: PageSocket): boolean {
  return status === 101 && closedAtUs === undefined;
}

/** Host and path of an address; the address itself where it cannot be read. */
export function placeOf(url: string): { readonly host: string; readonly path: string } {
  if (!URL.canParse(url)) return { host: url, path: '' };
  const { host, pathname } = new URL(url);
  return { host, path: pathname };
}

/** A socket in one line, for evidence. */
export function describeSocket({ url, offered, chosen, status, openedAtUs, closedAtUs }: PageSocket): string {
  const words = offered.length === 0 ? 'offers no subprotocol' : `offers ${offered.join(', ')}`;
  const answer = status === undefined ? 'no answer' : `${status}${chosen === undefined ? '' : `, ${chosen}`}`;
  const life =
    closedAtUs === undefined
      ? `open since ${ms(openedAtUs)} ms`
      : `${ms(openedAtUs)} to ${ms(closedAtUs)} ms`;
  return `${url}: ${words}; ${answer}; ${life}`;
}

function ms(us: number): number {
  return Math.round(us / 1000);
}
