/** Says that a fault took effect. */
export type Hit = () => void;

/** Counts how often each fault took effect, and tells a listener. A fault that never did proves nothing. */
export class Hits {
  private readonly counts: number[] = [];

  constructor(private readonly told: (at: number, count: number) => void = () => undefined) {}

  /** The counter of the fault at this place of the list, from 0. */
  of(at: number): Hit {
    return () => {
      const count = (this.counts[at] ?? 0) + 1;
      this.counts[at] = count;
      this.told(at, count);
    };
  }
}
