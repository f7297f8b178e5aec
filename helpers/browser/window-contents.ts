import type { RecordedFrame } from '../chat/frame.ts';
import type { PageSocket, PageView } from './page-record.ts';
import type { PageTurn } from './page-turn.ts';

/** All that one user had before their eyes and on their wire, beside what is theirs. */
export interface WindowContents {
  /** From 1. Reports name users by it, never by their id. */
  readonly number: number;
  readonly userId: string;
  readonly turns: readonly PageTurn[];
  /** Threads that this user's page has made. */
  readonly threadIds: readonly string[];
  readonly sockets: readonly PageSocket[];
  readonly frames: readonly RecordedFrame[];
  /** What was shown since the last page load. */
  readonly views: readonly PageView[];
  /** What the list of threads shows, and the threads that its entries name. */
  readonly list: { readonly text: string; readonly threadIds: readonly string[] };
  /** The thread of the address. */
  readonly openThreadId: string | undefined;
}
