/** One thing that the product's own documents say must hold (requirements, section 1), and how the suite answers for it. */
export interface CoverageRow {
  /** `F01` to `F75`. */
  readonly id: string;
  readonly what: string;
  /** Checks that answer for it: ids of `checks.ts`, or a spec (`chat/turn`) for all of its checks. */
  readonly checks: readonly string[];
  /** Commands that answer for it besides, or instead. */
  readonly commands: readonly string[];
  readonly measured: string;
  /** Where the figure comes from stands behind it. */
  readonly threshold: string;
  /** What of it cannot be seen from outside, or waits for later work; alone where nothing answers for the row. */
  readonly unseen: string | undefined;
}
