import type { TurnLimits } from '../../../helpers/chat/turn.ts';

/** What is known about a turn besides what the server sent: who asked what, and by which limits it is held. */
export interface Asked {
  readonly sentMs: number;
  readonly userId: string;
  readonly threadId: string | undefined;
  readonly declaredRoot: string | undefined;
  readonly earlierRuns: readonly { readonly runId: string; readonly ended: boolean }[];
  readonly nonce: string;
  /** Nonces that this user has sent so far, this one included. */
  readonly ownNonces: readonly string[];
  /** Numbers that the answer must hold, as plain digits. */
  readonly figures: readonly string[];
  /** What the server's clock shows (ms since the epoch) when ours shows 0; undefined when they were never compared. */
  readonly clock: { readonly offsetMs: number; readonly uncertaintyMs: number } | undefined;
  readonly limits: TurnLimits;
  /** Does the server still answer on another socket? */
  readonly isServerAlive: boolean;
  /** A time that is nearer to its limit than this proves nothing. */
  readonly toleranceMs: number;
  /** How long the server was listened to after the message, ms. */
  readonly watchedMs: number;
}
