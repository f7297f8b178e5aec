import type { RecordedFrame } from '../chat/frame.ts';
import type { LagSample } from '../chat/turn.ts';
import type { PageRequest, PageSocket, PageView } from './page-record.ts';

/** What one page did by itself, from the opening of its window until a watch on it ended. Times in µs of the window's timeline. */
export interface PageWatch {
  readonly untilUs: number;
  /** How this machine held up the run meanwhile. */
  readonly lags: readonly LagSample[];
  readonly sockets: readonly PageSocket[];
  readonly requests: readonly PageRequest[];
  /** Where tokens went that they have no business to be, in words. */
  readonly exposed: readonly string[];
  /** Of all its sockets, in the order of their arrival. */
  readonly frames: readonly RecordedFrame[];
  readonly views: readonly PageView[];
}
