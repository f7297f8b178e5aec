/** How long the connection of a chat page is watched, and what it may make of it. Times in milliseconds. */
export interface PagePlan {
  /** Watch on a page on which nobody does anything, in an ordinary run. It claims no more than it has seen. */
  readonly watchMs: number;
  /** The same in the soak: the whole time that the limit is about. */
  readonly soakWatchMs: number;
  /** Connections that a page may make in `soakWatchMs`. */
  readonly mostConnections: number;
  /** Attempts that a page may make to come back before the way is free again. */
  readonly mostAttempts: number;
  /** Longest time for which a window is cut off, so that its page tries in vain at least once. */
  readonly longestCutMs: number;
}

/** Requirements F56 (2 in 60 s) and 2a, row "Frontend" (10 attempts); the ui contract, section 4, expects one for a page load. */
export const pagePlan: PagePlan = {
  watchMs: 1_000,
  soakWatchMs: 60_000,
  mostConnections: 2,
  mostAttempts: 10,
  longestCutMs: 2_000,
};
