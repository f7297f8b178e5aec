import type { AgentEvent, Envelope } from '../../../helpers/chat/frame.ts';
import type { TurnEnding } from '../../../helpers/chat/turn.ts';

/** An agent event before it is a frame: only what the grammar speaks about. */
export interface AbstractEvent {
  /** Names this emission. An exact copy of a frame keeps it, so that the same text is sent again. */
  readonly uid: number;
  /** Makes the event's own text unique. A repeat under a fresh time stamp keeps it and takes another `uid`. */
  readonly serial: number;
  readonly type: AgentEvent['type'];
  readonly agent: string | undefined;
  readonly tool: string | undefined;
  readonly callId: string | undefined;
  readonly runId: string | undefined;
  readonly userId: string | undefined;
}

type Json = Readonly<Record<string, unknown>>;

/** One frame to come: an agent event, or anything else that crosses the socket. */
export type Item = {
  /** Time on the server since the frame before. */
  readonly pauseMs: number;
  /** From the server to us, at least. */
  readonly lagMs: number;
} & (
  | { readonly kind: 'event'; readonly event: AbstractEvent; readonly bend?: Bend | undefined }
  | { readonly kind: 'other'; readonly json: Json }
);

/** What is done to one event's frame on the wire; it returns the object, or the raw text of a frame that is none. */
export interface Bend {
  readonly name: string;
  readonly apply: (json: Record<string, unknown>) => Record<string, unknown> | string;
}

/** Where in the terminal the answer stands. */
export type AnswerPlace =
  'response' | 'final_response' | 'content' | 'answer' | 'output' | 'message' | 'body' | 'deep';

/** A whole turn before it is a recording. */
export interface AbstractRun {
  readonly envelope: Exclude<Envelope, 'wrapped'>;
  readonly runId: string;
  readonly userId: string;
  readonly threadId: string | undefined;
  readonly declaredRoot: string | undefined;
  /** The agent whose completion carries the answer. */
  readonly rootName: string;
  readonly earlierRuns: readonly { readonly runId: string; readonly ended: boolean }[];
  readonly nonce: string;
  readonly perDay: number;
  readonly price: number;
  readonly answer: string;
  readonly answerPlace: AnswerPlace;
  /** Seed of the order of keys in the frames; undefined leaves it as documented. */
  readonly keySeed: number | undefined;
  /** Extra fields at the top and in the body that no contract knows. */
  readonly extras: boolean;
  /** Leave out what a legal frame may lack. */
  readonly sparse: boolean;
  readonly clockKnown: boolean;
  /** The server stamps in whole seconds. */
  readonly coarse?: boolean | undefined;
  /** From the send to the first frame. */
  readonly delayMs: number;
  readonly items: readonly Item[];
  /** Why the watch ended, when it is not told by the events themselves. */
  readonly ending?: TurnEnding | undefined;
  readonly secondSocket?: 'alive' | 'dead' | undefined;
  /** All frames are held back until the server has said the last one. */
  readonly batched?: boolean | undefined;
}

export function eventsOf(run: AbstractRun): readonly AbstractEvent[] {
  return run.items.flatMap((item) => (item.kind === 'event' ? [item.event] : []));
}
