/** A check as Playwright lists it. */
export interface ListedCheck {
  readonly id: string;
  /** Describe blocks and title, as a person reads them. */
  readonly title: string;
  /** With their `@`, as the spec gives them. */
  readonly tags: readonly string[];
  /** What it costs, and whatever else the spec notes of it. */
  readonly annotations: readonly { readonly type: string; readonly description?: string }[];
}
