/** What counts as a change of level (docs/trends.md). */
export const changeRule = {
  /** Fewer runs than this before or after it say nothing. */
  leastRuns: 5,
  /** The middle of the runs on one side over that on the other. */
  leastRatio: 1.15,
  leastMs: 5,
  /** How likely anything is marked in a history in which nothing changed, all its series together. */
  falseAlarms: 0.01,
} as const;
