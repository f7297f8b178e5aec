import type { RecordedFrame } from './frame.ts';

/** Why the recording of a turn stopped. */
export type TurnEnding =
  /** The root completed or failed, and the watch after it is over. */
  | { readonly kind: 'terminal' }
  /** No agent event within the limit of the first event. */
  | { readonly kind: 'silent' }
  /** Some agent events, then none for longer than the limit of a gap, or the whole turn over its limit. */
  | { readonly kind: 'stalled' }
  /** The connection ended before the terminal event. `code` is 1006 when no close frame came. */
  | { readonly kind: 'closed'; readonly code: number; readonly reason: string };

/** What one turn may take. Milliseconds. */
export interface TurnLimits {
  readonly firstEventMs: number;
  readonly gapMs: number;
  readonly answerMs: number;
  /** Server stamp to arrival. */
  readonly eventLagMs: number;
  /** The server's own agent timeout. */
  readonly agentTimeoutMs: number;
}

/** A moment at which the tester's own event loop was late; or, with `spanUs`, how this machine held up what it has started. */
export interface LagSample {
  readonly atUs: number;
  readonly lagUs: number;
  /** So long a time that ended then was looked at: in it they waited for a processor for `lagUs`, all in all. */
  readonly spanUs?: number;
}

/**
 * From ping and pong: `offsetMs` is the server's clock (ms since the epoch) when the timeline's clock reads 0, so a frame stamped
 * `s` that arrived at `a` µs travelled `offsetMs + a / 1000 - s` ms. `uncertaintyMs` is half of the best round trip.
 */
export interface ClockOffset {
  readonly offsetMs: number;
  readonly uncertaintyMs: number;
}

/** Something that became visible on the page, on the clock of the turn. */
export interface SeenMark {
  readonly atUs: number;
  /** `thinking "Reading the request…"`. */
  readonly words: string;
  /** When the frame came that brought it, where one did. */
  readonly cameUs: number | undefined;
}

export interface PromptSent {
  readonly text: string;
  /** The word that only this message carries. */
  readonly nonce: string;
  /** What the answer must contain: the nonce's value, a computed number, a recalled fact. */
  readonly expects: readonly string[];
}

/**
 * Everything that crossed the socket for one chat message, in arrival order, both directions. Frozen when it ends.
 * Only the socket can write to it.
 */
export interface TurnRecording {
  readonly prompt: PromptSent;
  /** The user who logged in (`sub`), and the thread that the message was sent to. */
  readonly userId: string;
  readonly threadId: string | undefined;
  /** The agent that the target declares as root, if it does. */
  readonly rootAgent: string | undefined;
  /** Frames from the send (included) to the end of the watch. */
  readonly frames: readonly RecordedFrame[];
  readonly sentAtUs: number;
  readonly endedAtUs: number;
  readonly ending: TurnEnding;
  /** Runs seen on this user's sockets before the send; `ended` when their terminal had come. */
  readonly earlierRuns: readonly { readonly runId: string; readonly ended: boolean }[];
  /** Nonces that this user's thread has carried so far, this turn's included. A nonce outside them is somebody else's. */
  readonly ownNonces: readonly string[];
  /** Nonces of turns of the same user that were asked at the same time, in other threads. None unless given. */
  readonly parallelNonces?: readonly string[];
  /** A ping on a second socket of the same user, when the turn fell silent. */
  readonly secondSocket: 'alive' | 'dead' | 'not-asked';
  readonly lags: readonly LagSample[];
  readonly clock: ClockOffset | undefined;
  readonly limits: TurnLimits;
}
