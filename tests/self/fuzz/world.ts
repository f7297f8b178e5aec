/** What the placeholders of a fault stand for, besides the message that it hit. */
export interface World {
  readonly userId: string;
  readonly threadId: string;
  /** The server's clock, ms since the epoch, when the listener's shows 0. */
  readonly epochMs: number;
}
