import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Copies } from '../../../../helpers/browser/copies.ts';

const noted = (...frames: readonly (readonly [string, string])[]): readonly boolean[] => {
  const copies = new Copies();
  return frames.map(([text, socket]) => copies.note(text, socket));
};

describe('frames of several sockets of a page', () => {
  test('are copies where another socket brought them', () => {
    assert.deepEqual(noted(['started', 'a'], ['started', 'b'], ['thinking', 'b'], ['thinking', 'a']), [
      false,
      true,
      false,
      true,
    ]);
  });

  test('are no copies of what a socket brought that has ended', () => {
    const copies = new Copies();
    copies.note('greeting', 'a');
    copies.forget('a');
    assert.equal(copies.note('greeting', 'b'), false);
  });

  test('are repeats of the server where the same socket brings them again, on each of them', () => {
    assert.deepEqual(noted(['started', 'a'], ['started', 'a']), [false, false]);
    assert.deepEqual(noted(['started', 'a'], ['started', 'b'], ['started', 'a'], ['started', 'b']), [
      false,
      true,
      false,
      true,
    ]);
  });
});
