/** A text that was found, and at which byte it begins. */
export interface Found<T> {
  readonly at: number;
  readonly needle: T;
}

const block = 3;
const places = 1 << 16;

/**
 * Finds many texts in one pass over the bytes, in about the time that one takes (Wu and Manber, 1994): three bytes at the end of a window
 * tell how far the window may be moved, or which of the texts may begin where it does.
 */
export class NeedleSearch<T extends { readonly text: string }> {
  /** As long as the shortest text. */
  readonly #window: number;
  readonly #steps: Uint8Array;
  readonly #candidates = new Map<number, { readonly needle: T; readonly bytes: Buffer }[]>();

  /** Throws when a text is shorter than three bytes. */
  constructor(needles: readonly T[]) {
    const coded = needles.map((needle) => ({ needle, bytes: Buffer.from(needle.text) }));
    this.#window = Math.min(255, ...coded.map(({ bytes }) => bytes.length));
    if (this.#window < block) throw new Error(`A text to look for has ${block} bytes or more.`);
    this.#steps = new Uint8Array(places).fill(this.#window - block + 1);
    for (const one of coded) this.#learn(one);
  }

  /** Every place of every text, from the front. */
  *find(bytes: Uint8Array): Generator<Found<T>> {
    const steps = this.#steps;
    const { length } = bytes;
    let end = this.#window - 1;
    while (end < length) {
      const place = placeOf(bytes, end);
      const step = steps[place] ?? 1;
      if (step > 0) {
        end += step;
        continue;
      }
      const at = end - this.#window + 1;
      for (const { needle, bytes: wanted } of this.#candidates.get(place) ?? []) {
        if (startsAt(bytes, at, wanted)) yield { at, needle };
      }
      end += 1;
    }
  }

  #learn(one: { readonly needle: T; readonly bytes: Buffer }): void {
    const last = this.#window - 1;
    for (let end = block - 1; end <= last; end += 1) {
      const place = placeOf(one.bytes, end);
      this.#steps[place] = Math.min(this.#steps[place] ?? 0, last - end);
    }
    const place = placeOf(one.bytes, last);
    this.#candidates.set(place, [...(this.#candidates.get(place) ?? []), one]);
  }
}

function placeOf(bytes: Uint8Array, end: number): number {
  return (((bytes[end - 2] ?? 0) << 8) ^ ((bytes[end - 1] ?? 0) << 4) ^ (bytes[end] ?? 0)) & (places - 1);
}

function startsAt(bytes: Uint8Array, at: number, wanted: Uint8Array): boolean {
  if (at + wanted.length > bytes.length) return false;
  for (let next = 0; next < wanted.length; next += 1) if (bytes[at + next] !== wanted[next]) return false;
  return true;
}
