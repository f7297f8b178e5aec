import type { PostedMessage } from './posted-messages.ts';

/** One frame of a chat socket that something else recorded. */
export interface ForeignFrame {
  readonly direction: 'in' | 'out';
  /** Text as it came; base64 where it is binary. */
  readonly raw: string;
  readonly binary: boolean;
  /** µs since the beginning of the recording; by the number of the frame where nobody noted times. */
  readonly atUs: number;
}

/** One chat socket as something else recorded it: a browser, a script. */
export interface ForeignSession {
  /** The address, without its query; undefined where only frames are known. */
  readonly url: string | undefined;
  /** ISO 8601, UTC: the moment that `atUs` counts from. */
  readonly startedAt: string | undefined;
  /** Who logged in, by the token that the socket was opened with; undefined where none is in the recording. */
  readonly userId: string | undefined;
  readonly isTimed: boolean;
  readonly frames: readonly ForeignFrame[];
  /** Messages that left by a request while this was the socket that answers came on. */
  readonly posted: readonly (Pick<PostedMessage, 'way' | 'message'> & { readonly atUs: number })[];
  /** Until when the whole recording went on, µs. */
  readonly untilUs: number;
  /** What broke the socket, in the recorder's own words. */
  readonly failure: string | undefined;
}
