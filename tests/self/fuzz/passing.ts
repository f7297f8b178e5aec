/** What is known of a message from where it stood when it came from the server; faults find it by that. */
export interface Place {
  readonly runId: string | undefined;
  /** By the agent that began its run. */
  readonly isRoot: boolean;
  /** The end of its run. */
  readonly isTerminal: boolean;
}

/** What passes from the server to the client, in the order of its arrival. */
export type Passing =
  | {
      readonly kind: 'message';
      readonly text: string;
      readonly isBinary: boolean;
      readonly atMs: number;
      readonly place: Place;
    }
  | { readonly kind: 'close'; readonly atMs: number; readonly code: number; readonly reason: string }
  /** From here on nothing passes, and nobody says so. */
  | { readonly kind: 'freeze'; readonly atMs: number };

export type PassingMessage = Extract<Passing, { kind: 'message' }>;
