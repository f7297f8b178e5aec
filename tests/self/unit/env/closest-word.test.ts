import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { closestWord } from '../../../../env/closest-word.ts';

const words = ['WS_URL', 'AUTH_URL', 'AGENT_TIMEOUT_MS'];

describe('the closest word', () => {
  test('allows one slip in short words and two in long ones', () => {
    assert.equal(closestWord('WSURL', words), 'WS_URL');
    assert.equal(closestWord('SW_URL', words), 'WS_URL');
    assert.equal(closestWord('DB_URL', words), undefined);
    assert.equal(closestWord('auth_url', words), 'AUTH_URL');
    assert.equal(closestWord('AGNET_TIMEOUT_SM', words), 'AGENT_TIMEOUT_MS');
    assert.equal(closestWord('AGENT_TIME_MS', words), undefined);
    assert.equal(closestWord('', words), undefined);
    assert.equal(closestWord('WS_URL', []), undefined);
  });

  test('is the word itself, and survives one missing letter', () => {
    fc.assert(
      fc.property(fc.constantFrom(...words), fc.nat(), (word, seed) => {
        const cut = seed % word.length;
        assert.equal(closestWord(word, words), word);
        assert.equal(closestWord(word.slice(0, cut) + word.slice(cut + 1), words), word);
      }),
    );
  });
});
