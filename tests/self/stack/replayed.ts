/** One point in which the stack answers otherwise than the recorded service. */
export interface Difference {
  /** `backend DELETE /api/threads/<thread> (delete)`. */
  readonly exchange: string;
  /** `status`, `body.details.status_code`, `header allow`. */
  readonly field: string;
  readonly recorded: unknown;
  readonly served: unknown;
}

/** What placeholders stand for in one replay: addresses, tokens and ids that were seen so far. */
export type Variables = Map<string, string>;
