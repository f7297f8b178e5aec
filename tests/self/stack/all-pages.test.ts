import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { allPages } from '../../../stack/frontend/app/all-pages.ts';

const list = (length: number): readonly { readonly id: string }[] =>
  Array.from({ length }, (_, at) => ({ id: `item-${at}` }));

/** What comes of a list of this length in pages of two, and where each page was asked to begin. */
async function pagesOf(
  length: number,
  isDeaf = false,
): Promise<{ readonly found: number; readonly offsets: readonly number[] }> {
  const offsets: number[] = [];
  const found = await allPages(2, async (offset) => {
    offsets.push(offset);
    const from = isDeaf ? 0 : offset;
    return list(length).slice(from, from + 2);
  });
  return { found: new Set(found.map(({ id }) => id)).size, offsets };
}

describe('a list that the chat page reads in pages', () => {
  it('is read to its end, and no further', async () => {
    assert.deepEqual(await pagesOf(0), { found: 0, offsets: [0] });
    assert.deepEqual(await pagesOf(1), { found: 1, offsets: [0] });
    assert.deepEqual(await pagesOf(5), { found: 5, offsets: [0, 2, 4] });
    assert.deepEqual(await pagesOf(4), { found: 4, offsets: [0, 2, 4] });
  });

  it('is not asked for ever when the service always gives its beginning', async () => {
    assert.deepEqual(await pagesOf(5, true), { found: 2, offsets: [0, 2] });
  });

  it('is cut when it is very long', async () => {
    assert.equal((await pagesOf(1_000)).found, 40);
  });
});
