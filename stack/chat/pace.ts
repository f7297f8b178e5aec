/** Spreads the steps of a turn evenly over its whole duration, by a plan made at its start, so that delays do not add up. */
export class Pace {
  private readonly startedAt = performance.now();
  private taken = 0;

  /** The first of `steps` is due at once, the last after `totalMs`. */
  constructor(
    private readonly totalMs: number,
    private readonly steps: number,
  ) {}

  async step(): Promise<void> {
    const dueMs = (this.totalMs * this.taken) / Math.max(1, this.steps - 1);
    this.taken += 1;
    const waitMs = this.startedAt + dueMs - performance.now();
    // Without a pace the loop still turns once, so that other users' frames get their turn.
    await new Promise((resolve) => (waitMs >= 1 ? setTimeout(resolve, waitMs) : setImmediate(resolve)));
  }
}
