import type { Direction } from './frame.ts';
import type { Emit, Item } from './item.ts';

/** What one fault does to one direction of one socket: it takes every item and emits what shall pass. */
export interface FrameStage {
  readonly direction: Direction;
  take(item: Item, emit: Emit): void;
}
