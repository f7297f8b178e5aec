import type { Tone } from './tone.ts';

/** One figure of a run, with what it is and what it says. */
export interface Tile {
  readonly name: string;
  readonly figure: string;
  readonly words: string;
  readonly tone: Tone;
}
