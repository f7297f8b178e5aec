import type { Budget, Metric } from '../../env/budgets.ts';
import type { Target } from '../../env/target.ts';
import type { Session } from '../auth/session.ts';
import { FindingError } from '../diagnosis/finding.ts';
import type { HttpClient, Pacer } from '../http/http-client.ts';
import type { SpendingCounter } from '../http/spending.ts';
import { Chat, type ChatParts } from './chat.ts';
import type { LagSampler } from './lag-sampler.ts';
import { attemptSocket, explainEarlyClose, greeted, type GreetedSocket } from './open-socket.ts';
import { ping, type Pong } from './ping.ts';
import type { RecordedTurn } from './recorded-turn.ts';
import { SecondSocket } from './second-socket.ts';
import { pageSubprotocols } from './subprotocols.ts';
import { Threads } from './threads.ts';
import type { TurnLimits } from './turn.ts';

export interface ChatOptions {
  readonly target: Target;
  readonly budgets: Readonly<Record<Metric, Budget>>;
  readonly session: Session;
  readonly http: HttpClient;
  readonly pacer: Pacer | undefined;
  readonly spending: SpendingCounter;
  readonly lagSampler: LagSampler;
  /** Also the thread's title, so that it can be found. */
  readonly uniqueName: string;
  /** A thread that is there already; without it one is made. */
  readonly threadId?: string;
  readonly beforeTurn: () => void;
  readonly onTurn: (turn: RecordedTurn) => void;
  readonly askAgain?: ChatParts['askAgain'];
  /** Runs each step whose failure later tests share; see `helpers/fixtures/premises.ts`. */
  readonly step: <T>(need: 'threads' | 'socket', work: () => Promise<T>) => Promise<T>;
}

interface JoinedParts extends Pick<ChatParts, 'threads' | 'threadId' | 'pongs'> {
  readonly opened: GreetedSocket;
}

/** How much longer than its limit a step may take before it counts as never: what comes within is slow, and called so. */
export const graceMs = 1_500;

/** Pings at the opening: one proves the identity, the best of them compares the clocks. */
const openingPings = 5;

/** Makes a thread, opens a socket as the page does, waits for the greeting and asks who the server takes us for. */
export async function openChat(options: ChatOptions): Promise<Chat> {
  const threads = new Threads(options.http, options.session.accessToken, options.spending);
  const threadId =
    options.threadId ?? (await options.step('threads', () => threads.create(options.uniqueName)));
  const { opened, pongs } = await options.step('socket', () => greetAndPing(options));
  return joinChat(options, { threads, threadId, opened, pongs });
}

/** The chat of a thread and a socket that are there. */
export function joinChat(options: ChatOptions, { threads, threadId, opened, pongs }: JoinedParts): Chat {
  const { target, session, budgets, spending } = options;
  return new Chat({
    target,
    session,
    socket: opened.socket,
    threads,
    threadId,
    pongs,
    openMs: opened.openMs,
    connectedFrameMs: opened.greetingMs,
    limits: turnLimits(budgets, target.agentTimeoutMs),
    lagSampler: options.lagSampler,
    spending,
    beforeTurn: options.beforeTurn,
    onTurn: options.onTurn,
    askAgain: options.askAgain,
    secondSocket: () => secondSocket(options),
  });
}

async function greetAndPing(
  options: ChatOptions,
): Promise<{ opened: GreetedSocket; pongs: readonly Pong[] }> {
  const opened = await openPageSocket(options);
  const pongs: Pong[] = [];
  while (pongs.length < openingPings) {
    // A little longer than its limit: a pong that is late is not one that never came.
    const pong = await ping(opened.socket, options.budgets.ping.limit + graceMs);
    if (!pong) break;
    pongs.push(pong);
    if (pong.roundTripMs > options.budgets.ping.limit) break;
  }
  const closed = await opened.socket.ending();
  if (closed)
    throw new FindingError(explainEarlyClose(closed.code, closed.reason, 'before a message was sent'));
  return { opened, pongs };
}

/** Opens a socket with the subprotocols of the product's own page. Rejects with a FindingError. */
export async function openPageSocket(
  options: ChatOptions,
  start: 'cold' | 'warm' = 'warm',
): Promise<GreetedSocket> {
  const { target, session, budgets, spending, pacer } = options;
  const limit = (budget: Budget): number => (start === 'cold' ? (budget.cold ?? budget.limit) : budget.limit);
  const outcome = await attemptSocket(
    target,
    {
      subprotocols: pageSubprotocols(session.accessToken),
      openLimitMs: limit(budgets.ws_open) + graceMs,
    },
    spending,
    pacer,
  );
  return greeted(outcome, target.urls.ws, limit(budgets.connected_frame) + graceMs);
}

/**
 * Makes room for the second socket of a turn before the turn begins: within it nothing may wait for the governor. The socket is
 * opened when it is first asked for.
 */
export async function secondSocket(options: ChatOptions): Promise<SecondSocket> {
  const url = new URL(options.target.urls.ws);
  const ticket = await options.pacer?.reserve(url.hostname, 1, url.pathname);
  const pacer = ticket && options.pacer ? { ...options.pacer, take: async () => ticket.take() } : undefined;
  return new SecondSocket(
    async () => (await openPageSocket({ ...options, pacer })).socket,
    async () => ticket?.close(),
  );
}

export function turnLimits(budgets: Readonly<Record<Metric, Budget>>, agentTimeoutMs: number): TurnLimits {
  return {
    firstEventMs: budgets.first_event.limit,
    gapMs: budgets.event_gap.limit,
    answerMs: budgets.answer.limit,
    eventLagMs: budgets.event_lag.limit,
    agentTimeoutMs,
  };
}
