/** A number in a text, and what it counts. */
export interface Figure {
  readonly amount: number;
  /** `dollars`, `cents`, `calls`, `percent` …; '' when the text names none. */
  readonly unit: string;
  /** Where it stands in the text. */
  readonly at: number;
  /** As it was written: `4810 dollars`. */
  readonly words: string;
}
