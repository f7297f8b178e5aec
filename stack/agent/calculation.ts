/** One thing to calculate. The expression may build on the figure found or calculated before it. */
export interface Calculation {
  /** Where in the question it stands: calculations are made in reading order. */
  readonly at: number;
  /** Whether the expression needs a figure from before. */
  readonly needsFigure: boolean;
  readonly expression: (figure: number) => string;
  /** The unit of the result, made from the unit of the figure before. */
  readonly unit: (unit: string) => string;
}
