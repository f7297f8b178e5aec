import type { PagePlan } from '../../env/page-plan.ts';
import type { TargetUrls } from '../../env/target.ts';
import type { PageSocket } from '../browser/page-record.ts';
import type { PageWatch } from '../browser/page-watch.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { chatSockets, describeSocket, isStanding, placeOf } from './chat-sockets.ts';
import type { Judgement } from './judgement.ts';

type Addresses = Pick<TargetUrls, 'ws' | 'backendDirect'>;

/**
 * The page's own handshake, as the browser tells it: to the target's own address, with the subprotocols of the contract (requirements
 * F40, F41), answered with one of those, and open in the end.
 */
export function judgePageHandshake({ sockets }: Pick<PageWatch, 'sockets'>, urls: Addresses): Judgement {
  const chat = chatSockets(sockets, urls.ws);
  const evidence = evidenceOf(chat, sockets);
  if (chat.length === 0) {
    return {
      findings: [finding('UI_NOT_CONNECTED', 'It opens no socket for the chat.', evidence)],
      evidence,
    };
  }
  const findings = [
    ...firstOf(
      chat.filter((socket) => !isThere(socket, urls)),
      (socket) =>
        finding(
          'FRONTEND_WRONG_BACKEND',
          `It connects to ${socket.url}; the chat of this target is at ${urls.ws}.`,
          evidence,
        ),
    ),
    ...firstOf(
      chat.filter((socket) => isThere(socket, urls) && placeOf(socket.url).path !== placeOf(urls.ws).path),
      ({ url }) =>
        finding('FRONTEND_STALE', `It connects to ${url}, where the chat was before ${urls.ws}.`, evidence),
    ),
    ...firstOf(
      chat.filter(
        ({ offered, status }) => !isPromised(offered) && (offered.length > 0 || status !== undefined),
      ),
      ({ offered }) =>
        finding(
          'FRONTEND_STALE',
          `It offers ${offered.join(', ') || 'no subprotocol'}, and not jwt-auth with jwt.<token>.`,
          evidence,
        ),
    ),
    ...firstOf(chat.filter(hasWrongChoice), ({ offered, chosen }) =>
      finding(
        'SUBPROTOCOL_NEGOTIATION',
        `The page offers ${offered.join(', ')}, and the server chooses ${chosen ?? 'none'}.`,
        evidence,
      ),
    ),
  ];
  return { findings: [...findings, ...notOpen(chat, evidence, findings)], evidence };
}

/**
 * A page holds one connection and does not make new ones over and over (requirements F56: at most 2 in 60 s). What was watched for a
 * shorter time is held to the same number, and proves no more than it has seen.
 */
export function judgeConnectionCount(
  { sockets, untilUs }: Pick<PageWatch, 'sockets' | 'untilUs'>,
  { ws }: Addresses,
  {
    mostConnections,
    mostAttempts,
    soakWatchMs,
  }: Pick<PagePlan, 'mostConnections' | 'mostAttempts' | 'soakWatchMs'>,
): Judgement {
  const chat = chatSockets(sockets, ws);
  const seconds = (untilUs / 1e6).toFixed(1);
  const times = chat.map(({ openedAtUs }) => `${(openedAtUs / 1e6).toFixed(1)} s`);
  const shown = times.length > 10 ? `${times.slice(0, 10).join(', ')} and so on` : times.join(', ');
  const words = `${chat.length} in ${seconds} s, at ${shown}`;
  // Who is never let in may try for a while: that it has no connection is a finding of its own.
  const isLetIn = chat.some(({ status }) => status === 101);
  const allowed = isLetIn ? mostConnections : mostAttempts;
  const source = isLetIn ? 'requirements F56' : 'requirements 2a, row "Frontend"';
  const limit = `${allowed} in ${soakWatchMs / 1000} s (${source})`;
  const evidence = chat.length === 0 ? [] : [`connections for the chat: ${words}; the limit is ${limit}`];
  const lines = chat.slice(0, 5).map(describeSocket);
  if (most(chat, soakWatchMs * 1000) > allowed) {
    return { findings: [finding('UI_WS_LOOP', `It made ${words}; the limit is ${limit}.`, lines)], evidence };
  }
  const open = chat.filter(isStanding);
  return {
    findings:
      open.length > 1
        ? [finding('UI_CONNECTED_TWICE', `${open.length} were open at the end of the watch.`, lines)]
        : [],
    evidence,
    unmeasurable:
      chat.length > 0 && !isLetIn ? ['No connection of the page was let in, so it held none at all.'] : [],
  };
}

/** The largest number that were made within a span of so many µs. */
function most(sockets: readonly PageSocket[], spanUs: number): number {
  const begins = sockets.map(({ openedAtUs }) => openedAtUs);
  return Math.max(0, ...begins.map((from) => begins.filter((at) => at >= from && at < from + spanUs).length));
}

/** The target's own server, by the way that the target names, or its canonical one. */
function isThere({ url }: PageSocket, { ws, backendDirect }: Addresses): boolean {
  const isSecure = (address: string): boolean => /^(?:wss|https):/.test(address);
  return [ws, ...(backendDirect === undefined ? [] : [backendDirect])].some(
    (own) => placeOf(own).host === placeOf(url).host && isSecure(own) === isSecure(url),
  );
}

function isPromised(offered: readonly string[]): boolean {
  return offered.includes('jwt-auth') && offered.some((word) => /^jwt\../.test(word));
}

/** A browser lets go of a socket whose server chose what nobody offered, or nothing at all. */
function hasWrongChoice({ status, offered, chosen }: PageSocket): boolean {
  return status === 101 && offered.length > 0 && (chosen === undefined || !offered.includes(chosen));
}

function notOpen(
  chat: readonly PageSocket[],
  evidence: readonly string[],
  others: readonly Finding[],
): readonly Finding[] {
  if (chat.some(isStanding) || others.length > 0) return [];
  const last = chat.at(-1);
  const words =
    last?.status === 101
      ? `Of ${chat.length} connections that it made, none was open at the end.`
      : `The answer to its upgrade is ${last?.status ?? 'none'}.`;
  return [finding('UI_NOT_CONNECTED', words, evidence)];
}

function firstOf(sockets: readonly PageSocket[], say: (socket: PageSocket) => Finding): readonly Finding[] {
  return sockets.slice(0, 1).map(say);
}

function evidenceOf(chat: readonly PageSocket[], all: readonly PageSocket[]): readonly string[] {
  const others = all.length - chat.length;
  return [
    ...(chat.length === 0 ? ['no socket for the chat'] : chat.slice(0, 3).map(describeSocket)),
    ...(others > 0 ? [`${others} sockets for other things`] : []),
  ];
}
