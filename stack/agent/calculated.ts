/** A calculation that was made. */
export interface Calculated {
  readonly expression: string;
  /** Undefined when it has no finite value, as a division by zero. */
  readonly value: number | undefined;
  readonly unit: string;
}
