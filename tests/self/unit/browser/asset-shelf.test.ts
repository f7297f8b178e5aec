import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AssetShelf } from '../../../../helpers/browser/asset-shelf.ts';

const file = { status: 200, headers: [], body: 'YQ==' };
const url = 'https://app.example/_next/static/a.js';

describe('the shelf of static files', () => {
  it('sends the first window to fetch a file, and gives it to the next', async () => {
    const shelf = new AssetShelf();
    assert.ok(shelf.isEmpty);
    assert.equal(await shelf.find(url), undefined);
    shelf.put(url, file);
    assert.deepEqual(await shelf.find(url), file);
    assert.ok(!shelf.isEmpty);
  });

  it('lets a second window wait for the fetch of the first', async () => {
    const shelf = new AssetShelf();
    await shelf.find(url);
    const second = shelf.find(url);
    shelf.put(url, file);
    assert.deepEqual(await second, file);
  });

  it('sends the next one when the first came back without it', async () => {
    const shelf = new AssetShelf();
    await shelf.find(url);
    const second = shelf.find(url);
    shelf.forget(url);
    assert.equal(await second, undefined);
    const third = shelf.find(url);
    shelf.put(url, file);
    assert.deepEqual(await third, file);
  });

  it('forgets a file of which nobody knows without a word', () => {
    new AssetShelf().forget(url);
  });
});
