import { looks, type Look } from './looks.ts';
import { markOf, type Marked } from './mark-of.ts';
import { NeedleSearch } from './needle-search.ts';
import { soughtForms, soughtMark, type SoughtText } from './sought-forms.ts';

/** A secret that is known by its value, and what it is. */
export interface KnownSecret {
  readonly value: string;
  readonly kind: string;
}

/** A secret that stands in some bytes. */
export interface Sighting {
  /** What it is and in which form it stands there; never the secret itself. */
  readonly name: string;
  /** The first byte of what was found of it, and the one after the last. */
  readonly from: number;
  readonly to: number;
}

interface Anchor {
  readonly text: string;
  readonly look: Look;
}

const marked: readonly Marked[] = ['password', 'key', 'token'];
/** As much of the text is looked at as one secret may be long. */
const longestSecret = 8_192;
/** What is packed is unpacked from a little before the piece that tells it. */
const before = 64;

/**
 * Finds the secrets of one run, in whatever was written: what carries its marks, what is known by its value, and what looks like a
 * secret of anybody.
 */
export class SecretSearch {
  readonly #values: NeedleSearch<SoughtText>;
  readonly #anchors: NeedleSearch<Anchor>;

  /** `runIds`: the run, and where it was put together from shards, theirs. */
  constructor(runIds: readonly string[], known: readonly KnownSecret[]) {
    this.#values = new NeedleSearch([
      ...runIds.flatMap((runId) =>
        marked.flatMap((what) => soughtMark(markOf(runId, what), `${what} of this run`)),
      ),
      ...known.flatMap(({ value, kind }) => soughtForms(value, kind)),
    ]);
    this.#anchors = new NeedleSearch(
      looks.flatMap((look) => look.anchors.map((text): Anchor => ({ text, look }))),
    );
  }

  /** Every place of every secret; what looks like one and was found by its mark or its value is not told twice. */
  *find(bytes: Buffer): Generator<Sighting> {
    const told: number[] = [];
    for (const { at, needle } of this.#values.find(bytes)) {
      told.push(at);
      yield { name: needle.name, from: at, to: at + Buffer.byteLength(needle.text) };
    }
    for (const { at, needle } of this.#anchors.find(bytes)) {
      const start = Math.max(0, at - before);
      const stretch = needle.look.read(bytes.toString('latin1', start, at + longestSecret), at - start);
      if (stretch === undefined) continue;
      const [from, to] = [start + stretch[0], start + stretch[1]];
      if (!told.some((place) => place >= from && place < to)) yield { name: needle.look.name, from, to };
    }
  }
}
