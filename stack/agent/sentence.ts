/** One sentence of a message. */
export interface Sentence {
  /** Without the opening `For project X:` and courtesies. */
  readonly text: string;
  /** The same with its marks blanked out: their digits are no figures, their letters no words. */
  readonly plain: string;
  /** What it is about: named in it, else before it in the same message. */
  readonly about: readonly string[];
  readonly asks: boolean;
}
