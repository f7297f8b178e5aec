import type { Credentials } from '../credentials.ts';
import type { Frame } from './frame.ts';

/** A socket as a fault sees it. */
export interface LinkView {
  /** Counted over the gateway, from 1. */
  readonly number: number;
  readonly credentials: Credentials;
  /** The user id that the latest event named. */
  readonly userId: string | undefined;
  /** The thread that the client last wrote to. */
  readonly threadId: string | undefined;
  /** The most recent other open socket that is not the same user's. */
  readonly other: () => LinkView | undefined;
  /** Straight to the client, past the faults of this socket. */
  readonly deliver: (frame: Frame) => void;
  /** Runs later, unless the socket has ended by then. */
  readonly later: (ms: number, action: () => void) => void;
  /** Runs when the socket has ended. */
  readonly atEnd: (action: () => void) => void;
}
