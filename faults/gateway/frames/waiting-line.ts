import type { Emit, Item } from './item.ts';

interface Waiting {
  readonly item: Item;
  readonly dueMs: number;
}

/** More than this never waits. */
const limit = 10_000;

/** Lets items out in the order in which they came, none before its time. */
export class WaitingLine {
  private readonly items: Waiting[] = [];
  private isRunning = false;

  constructor(private readonly later: (ms: number, action: () => void) => void) {}

  add(item: Item, waitMs: number, emit: Emit): void {
    if (waitMs === 0 && this.items.length === 0) {
      emit(item);
      return;
    }
    this.items.push({ item, dueMs: performance.now() + waitMs });
    if (this.items.length > limit) emit((this.items.shift() as Waiting).item);
    this.run(emit);
  }

  private run(emit: Emit): void {
    const first = this.items[0];
    if (this.isRunning || !first) return;
    this.isRunning = true;
    this.later(Math.max(0, Math.ceil(first.dueMs - performance.now())), () => {
      this.isRunning = false;
      while (this.items[0] && this.items[0].dueMs <= performance.now()) {
        const { item } = this.items.shift() as Waiting;
        emit(item);
      }
      this.run(emit);
    });
  }
}
