import type { AbstractEvent } from '../judge/abstract-run.ts';
import type { Json } from './json.ts';

/** An agent event as the oracle heard it: what the grammar speaks about, and what the other rules need of it. */
export interface HeardEvent extends AbstractEvent {
  /** Counted over the events of the turn, in order of arrival. */
  readonly place: number;
  readonly atMs: number;
  readonly envelope: 'canonical' | 'data' | 'flat' | 'wrapped';
  readonly threadId: string | undefined;
  /** Every run and every user that the message names, in whatever place. */
  readonly runIds: readonly string[];
  /** The server's own stamp, ms since the epoch; undefined when there is none that can be read. */
  readonly stamp: { readonly ms: number; readonly isZoned: boolean } | undefined;
  /** Where the event's own fields are. */
  readonly body: Json;
  /** The whole message, as text. */
  readonly text: string;
}

/** What one message is, by the documents. */
export type Heard =
  /** No JSON, no object, or binary. */
  | { readonly kind: 'unreadable' }
  /** An object without a type. */
  | { readonly kind: 'nameless' }
  | { readonly kind: 'event'; readonly event: HeardEvent }
  /** Events under another type than their own. `isDeep`: below more than one wrapping, which no document describes. */
  | { readonly kind: 'wrapped'; readonly events: readonly HeardEvent[]; readonly isDeep: boolean }
  /** The server says that something is wrong. */
  | { readonly kind: 'trouble'; readonly isAboutLogin: boolean }
  /** Outside of the grammar, known or not. */
  | { readonly kind: 'outside'; readonly json: Json; readonly type: string };

export interface HeardMessage {
  readonly heard: Heard;
  readonly text: string;
  readonly isBinary: boolean;
  readonly atMs: number;
  readonly json: Json | undefined;
}
