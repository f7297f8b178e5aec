/** How long something was waited for on a page, ms. */
export interface Wait {
  /** The time that it may take. */
  readonly limitMs: number;
  readonly tookMs: number;
  /** How long this machine held up the run meanwhile. */
  readonly lagMs: number;
}
