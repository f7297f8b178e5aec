/** Where one sign has several causes: those that probes ruled out, each with the fact that did, and those that are left. */
export interface Cause {
  readonly excluded: readonly string[];
  readonly left: readonly string[];
}
