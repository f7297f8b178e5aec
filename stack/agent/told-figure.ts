/** A figure that a turn was left with. A later "half of that" in the same thread refers to it. */
export interface ToldFigure {
  readonly amount: number;
  readonly unit: string;
  /** What it is about. */
  readonly about: readonly string[];
}
