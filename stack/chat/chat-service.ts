import type { Settings } from '../settings.ts';
import type { ChatRequest } from './chat-request.ts';
import type { Connections } from './connections.ts';
import type { ErrorCode } from './error-frame.ts';
import type { HandshakeAttempts } from './handshake-attempts.ts';
import type { ThreadStore } from './thread-store.ts';

/** How a turn ended, for the one who asked for it. Its events went to all sockets of the user meanwhile. */
export type TurnOutcome =
  | {
      readonly kind: 'answered';
      readonly runId: string;
      readonly threadId: string;
      readonly answer: string;
      readonly tookMs: number;
    }
  /** The agent itself broke; the sockets saw an `agent_error`. */
  | { readonly kind: 'failed'; readonly runId: string; readonly threadId: string }
  /** There was no turn. */
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly message: string };

/** What sockets and chat routes work with. */
export interface ChatService {
  readonly settings: Settings;
  readonly threads: ThreadStore;
  readonly connections: Connections;
  readonly attempts: HandshakeAttempts;
  /** The id of the user whom a token names; undefined for a bad token. */
  readonly identify: (token: string, hasBypassHeader?: boolean) => Promise<string | undefined>;
  readonly takeTurn: (userId: string, request: ChatRequest) => Promise<TurnOutcome>;
}
