import type { RecordedFrame } from '../chat/frame.ts';
import type { PageRequest, PageSocket, PageView } from './page-record.ts';

/** What one page did by itself, from the opening of its window until a watch on it ended. Times in µs of the window's timeline. */
export interface PageWatch {
  readonly untilUs: number;
  /** How late this process itself was at worst meanwhile, µs. */
  readonly lagUs: number;
  readonly sockets: readonly PageSocket[];
  readonly requests: readonly PageRequest[];
  /** Of all its sockets, in the order of their arrival. */
  readonly frames: readonly RecordedFrame[];
  readonly views: readonly PageView[];
}
