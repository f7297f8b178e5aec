import type { Budget, Metric } from '../../env/budgets.ts';
import type { Finding } from '../diagnosis/finding.ts';
import { finding, FindingError } from '../diagnosis/finding.ts';
import type { OpenOutcome, SocketClosed } from './chat-socket.ts';
import { graceMs, type ChatOptions } from './open-chat.ts';
import { attemptSocket, greeted } from './open-socket.ts';
import { pageSubprotocols } from './subprotocols.ts';

/** What an attempt needs of the options of a chat. */
export type ConnectionOptions = Pick<
  ChatOptions,
  'target' | 'budgets' | 'session' | 'spending' | 'pacer' | 'lagSampler'
>;

/** One connection from its beginning to its end: opened, greeted, closed by us, the close answered. */
export interface ConnectionAttempt {
  readonly outcome: OpenOutcome;
  /** Undefined where it did not get so far. Milliseconds. */
  readonly openMs: number | undefined;
  readonly greetingMs: number | undefined;
  /** The tester's own worst lag meanwhile, ms. */
  readonly lagMs: number;
  readonly closed: SocketClosed | undefined;
  /** What was wrong with it; undefined for a good one. */
  readonly failure: Finding | undefined;
}

/**
 * Makes one connection and ends it. Never rejects for what the server does: that is the record's failure, a subprotocol that was not
 * offered included.
 */
export async function attemptConnection(options: ConnectionOptions): Promise<ConnectionAttempt> {
  const { target, budgets, session, spending, pacer, lagSampler } = options;
  const wanted = {
    subprotocols: pageSubprotocols(session.accessToken),
    openLimitMs: budgets.ws_open.limit + graceMs,
  };
  const outcome = await attemptSocket(target, wanted, spending, pacer);
  const seen = await seeThrough(outcome, target.urls.ws, budgets);
  const tookMs = (seen.openMs ?? 0) + (seen.greetingMs ?? 0);
  const lagMs = outcome.kind === 'open' ? lagSampler.worstMs(outcome.socket.originUs / 1000, tookMs) : 0;
  return { outcome, lagMs, ...seen };
}

type Seen = Pick<ConnectionAttempt, 'openMs' | 'greetingMs' | 'closed' | 'failure'>;

async function seeThrough(
  outcome: OpenOutcome,
  url: string,
  budgets: Readonly<Record<Metric, Budget>>,
): Promise<Seen> {
  const openMs = outcome.kind === 'open' ? outcome.openMs : undefined;
  const closedSoFar = (): SocketClosed | undefined =>
    outcome.kind === 'open' ? outcome.socket.closed : undefined;
  try {
    const { socket, greetingMs } = await greeted(outcome, url, budgets.connected_frame.limit + graceMs);
    await socket.close();
    const closed = await socket.ending();
    return { openMs, greetingMs, closed, failure: explainEnd(closed) };
  } catch (error) {
    if (!(error instanceof FindingError)) throw error;
    return { openMs, greetingMs: undefined, closed: closedSoFar(), failure: error.finding };
  }
}

/** Our goodbye is 1000, and the answer to it repeats the code (RFC 6455, section 5.5.1). */
function explainEnd(closed: SocketClosed | undefined): Finding | undefined {
  if (closed?.code === 1000) return undefined;
  if (!closed || closed.code === 1006) return finding('WS_1006', 'Our own goodbye was not answered.');
  const words = `Our own goodbye was answered by close ${closed.code} "${closed.reason}".`;
  return finding(closed.code === 1011 ? 'WS_1011' : 'WS_CLOSED_BEFORE_TERMINAL', words);
}
