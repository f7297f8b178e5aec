import type { Frame } from './frame.ts';

/** What runs through the stages of one direction of a socket, in order. */
export type Item =
  | { readonly kind: 'frame'; readonly frame: Frame }
  /** The end: as one side said it, or as a fault wants it. */
  | { readonly kind: 'close'; readonly code: number; readonly reason: string; readonly isFault: boolean }
  /** A ping of the protocol, of our own. */
  | { readonly kind: 'ping' }
  /** From here on nothing passes either way. */
  | { readonly kind: 'freeze' }
  /** What stands between the two goes in one write. */
  | { readonly kind: 'cork' }
  | { readonly kind: 'uncork' };

export type Emit = (item: Item) => void;
