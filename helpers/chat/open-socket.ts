import type { Target } from '../../env/target.ts';
import { finding, FindingError, type Finding } from '../diagnosis/finding.ts';
import type { Pacer } from '../http/http-client.ts';
import { retryAtMs } from '../http/retry-at.ts';
import type { SpendingCounter } from '../http/spending.ts';
import { excerpt } from '../judge/excerpt.ts';
import { ChatSocket, type OpenOutcome, type SocketOptions } from './chat-socket.ts';
import { explainOpen } from './explain-open.ts';
import type { RecordedFrame } from './frame.ts';

export interface GreetedSocket {
  readonly socket: ChatSocket;
  readonly greeting: RecordedFrame;
  readonly openMs: number;
  /** From the upgrade to the first frame, ms. */
  readonly greetingMs: number;
}

/** One attempt to upgrade, paced and counted like any other request; 429 stops the others as it does there. */
export async function attemptSocket(
  target: Target,
  options: Omit<SocketOptions, 'url'>,
  spending: SpendingCounter,
  pacer: Pacer | undefined,
): Promise<OpenOutcome> {
  const url = new URL(target.urls.ws);
  await pacer?.take(url.hostname, url.pathname);
  spending.requests += 1;
  const outcome = await ChatSocket.open({ ...options, url: target.urls.ws });
  spending.sockets.note(outcome);
  if (outcome.kind === 'http' && outcome.status === 429) {
    await pacer?.stop(url.hostname, retryAtMs(outcome.retryAfter));
  }
  return outcome;
}

/** How soon after an error frame its close comes, ms. */
const closeAfterErrorMs = 500;

/** Waits for the greeting. Rejects with a FindingError when the socket did not open or the server does not greet as the chat does. */
export async function greeted(outcome: OpenOutcome, url: string, limitMs: number): Promise<GreetedSocket> {
  if (outcome.kind !== 'open') throw new FindingError(explainOpen(outcome, url));
  const { socket, openMs } = outcome;
  const openedUs = socket.nowUs();
  const greeting = await socket.waitFor(() => true, limitMs);
  // An error frame is followed by a close, whose code says what the error was.
  const untilUs = socket.nowUs() + closeAfterErrorMs * 1000;
  while (greeting?.reading.kind === 'trouble' && !socket.closed && socket.nowUs() < untilUs) {
    await socket.change((untilUs - socket.nowUs()) / 1000);
  }
  const fault = explainGreeting(socket, greeting, limitMs);
  if (fault || !greeting) {
    await socket.close();
    throw new FindingError(fault ?? finding('NO_CONNECTED_FRAME'));
  }
  return { socket, greeting, openMs, greetingMs: Math.max(0, greeting.atUs - openedUs) / 1000 };
}

function explainGreeting(
  socket: ChatSocket,
  greeting: RecordedFrame | undefined,
  limitMs: number,
): Finding | undefined {
  if (!greeting) {
    if (socket.closed) return explainEarlyClose(socket.closed.code, socket.closed.reason, 'before any frame');
    return finding('NO_CONNECTED_FRAME', `Waited ${limitMs} ms after the upgrade.`);
  }
  const { reading, json, raw } = greeting;
  const seen = [`first frame: ${excerpt(raw)}`];
  if (reading.kind === 'unparsable')
    return finding('FRAME_UNPARSABLE', `The first frame is ${reading.why}.`, seen);
  if (reading.kind === 'trouble') return explainTrouble(socket, reading.errorCode, reading.message, seen);
  const isGreeting =
    (reading.kind === 'control' || reading.kind === 'drift') && /^(?:connect|connection_)/.test(reading.type);
  if (!isGreeting) return finding('UNKNOWN_ENVELOPE', 'The first frame is no greeting.', seen);
  const data = json?.['data'] as Readonly<Record<string, unknown>> | undefined;
  const mode = data?.['mode'];
  return mode !== undefined && mode !== 'main'
    ? finding('WRONG_WS_MODE', `The greeting says mode ${JSON.stringify(mode)} instead of "main".`, seen)
    : undefined;
}

function explainTrouble(
  socket: ChatSocket,
  errorCode: string,
  message: string,
  seen: readonly string[],
): Finding {
  const words = `The server said ${errorCode}: ${excerpt(message, 100)}.`;
  if (socket.closed?.code === 1008 || /^AUTH|UNAUTHORIZED|TOKEN/i.test(errorCode))
    return finding('WS_AUTH_FAILED', words, seen);
  if (socket.closed?.code === 1011) return finding('WS_1011', words, seen);
  return finding('NO_CONNECTED_FRAME', words, seen);
}

/** A connection that ended before a message could be sent. `when` finishes the sentence. */
export function explainEarlyClose(code: number, reason: string, when: string): Finding {
  const words = `Closed with ${code} "${excerpt(reason, 80)}" ${when}.`;
  if (code === 1000) return finding('WS_CLOSED_1000_EARLY', words);
  if (code === 1006) return finding('WS_1006', words);
  if (code === 1008) return finding('WS_AUTH_FAILED', words);
  if (code === 1011) return finding('WS_1011', words);
  return finding('WS_CLOSED_BEFORE_TERMINAL', words);
}
