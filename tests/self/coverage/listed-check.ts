/** A check as Playwright lists it. */
export interface ListedCheck {
  readonly id: string;
  /** Describe blocks and title, as a person reads them. */
  readonly title: string;
  /** With their `@`, as the spec gives them. */
  readonly tags: readonly string[];
}
