import type { ThreadSummary } from './api.ts';
import type { Connection } from './live-socket.ts';
import type { Message } from './message.ts';
import type { TurnProgress } from './turn-progress.ts';

/** All that the chat page shows. */
export interface RoomState {
  readonly connection: Connection;
  readonly threads: readonly ThreadSummary[];
  readonly threadsShown: 'loading' | 'ready' | 'failed';
  /** Undefined on a chat that has no message yet. */
  readonly threadId: string | undefined;
  readonly conversation: 'loading' | 'ready' | 'missing' | 'failed';
  readonly messages: readonly Message[];
  /** The agent's work on the last message; undefined before the first. */
  readonly progress: TurnProgress | undefined;
  /** Why the last message could not be sent. */
  readonly error: string | undefined;
}

export function roomAt(threadId: string | undefined): RoomState {
  return {
    connection: 'Connecting...',
    threads: [],
    threadsShown: 'loading',
    threadId,
    conversation: threadId === undefined ? 'ready' : 'loading',
    messages: [],
    progress: undefined,
    error: undefined,
  };
}
