/** A message from the server as it came off the wire, before anybody has read it. */
export interface WireMessage {
  /** The text; the bytes of a binary message, read as Latin-1. */
  readonly text: string;
  readonly isBinary: boolean;
  /** When it arrived, ms on the clock of whoever listened. */
  readonly atMs: number;
}

/** How the server's side of a connection ended: with a code, or with 1006 when no close frame came. */
export interface WireClose {
  readonly atMs: number;
  readonly code: number;
  readonly reason: string;
}

/** All that a client got from the server after it had sent one chat message. */
export interface Conversation {
  readonly messages: readonly WireMessage[];
  readonly close: WireClose | undefined;
}
