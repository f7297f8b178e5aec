import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { NeedleSearch } from '../../../../helpers/canary/needle-search.ts';

const needles = (texts: readonly string[]): readonly { readonly text: string }[] =>
  texts.map((text) => ({ text }));

function found(texts: readonly string[], haystack: Buffer): readonly string[] {
  const all = [...new NeedleSearch(needles(texts)).find(haystack)];
  return all.map(({ at, needle }) => `${needle.text} at ${at}`).toSorted();
}

/** One text after the other, with the search of Node. */
function foundSlowly(texts: readonly string[], haystack: Buffer): readonly string[] {
  const all: string[] = [];
  for (const text of texts) {
    for (let at = haystack.indexOf(text); at >= 0; at = haystack.indexOf(text, at + 1)) {
      all.push(`${text} at ${at}`);
    }
  }
  return all.toSorted();
}

/** Few letters, so that texts begin alike, lie in each other and overlap. */
const letters = (least: number, most: number) =>
  fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é'), minLength: least, maxLength: most });

describe('search for many texts at once', () => {
  test('finds the same as a search for each of them', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(letters(3, 8), { minLength: 1, maxLength: 12 }),
        letters(0, 200),
        (texts, text) => {
          const haystack = Buffer.from(text);
          assert.deepEqual(found(texts, haystack), foundSlowly(texts, haystack));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('finds a text at every place of bytes that are no text', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(300), (bytes, nat) => {
        const at = Math.min(nat, bytes.length);
        const haystack = Buffer.concat([bytes.subarray(0, at), Buffer.from('qzxhbtkm'), bytes.subarray(at)]);
        assert.ok(found(['qzxhbtkm', 'longer-than-the-window'], haystack).includes(`qzxhbtkm at ${at}`));
      }),
    );
  });

  test('takes no text that is shorter than what it looks at', () => {
    assert.throws(() => new NeedleSearch(needles(['long enough', 'no'])), /3 bytes or more/);
  });
});
