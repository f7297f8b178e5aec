/** The ladder's time was over before the work was done. */
export class LadderTimeUp extends Error {
  override readonly name = 'LadderTimeUp';

  constructor(limitMs: number) {
    super(`no answer within the ladder's own time of ${limitMs / 1000} s`);
  }
}

/** How much time the ladder has for its probes. Begins to run when it is made. */
export class LadderClock {
  readonly startedMs = performance.now();

  constructor(readonly limitMs: number) {}

  /** ms since the start. */
  get tookMs(): number {
    return performance.now() - this.startedMs;
  }

  get leftMs(): number {
    return Math.max(0, this.limitMs - this.tookMs);
  }

  get isOver(): boolean {
    return this.leftMs === 0;
  }

  /** A limit of the target's, cut to what is left: whole ms, at least one. */
  cut(limitMs: number): number {
    return Math.max(1, Math.ceil(Math.min(limitMs, this.leftMs)));
  }

  /** Does the work; rejects with a LadderTimeUp when the time is over first, and does not begin when it is over already. */
  async within<T>(work: () => Promise<T>): Promise<T> {
    if (this.isOver) throw new LadderTimeUp(this.limitMs);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new LadderTimeUp(this.limitMs)), this.leftMs);
    });
    try {
      return await Promise.race([work(), late]);
    } finally {
      clearTimeout(timer);
    }
  }
}
