import assert from 'node:assert/strict';
import { test } from 'node:test';
import { saysYou } from '../../../../helpers/judge/says-you.ts';

test('a message says that it is the user’s by the word at its head, in any letters, with a name or a time behind it', () => {
  for (const head of ['You', 'YOU', 'You (ada@example.com)', 'You · 12:04']) {
    assert.equal(saysYou(`U\n\n${head}\n\nWhat does it cost?`), true, head);
  }
});

test('an answer that speaks of the user does not', () => {
  for (const line of ['You told me in this thread: 5460 dollars.', 'Yours', 'For You']) {
    assert.equal(saysYou(`N\n\n${line}`), false, line);
  }
});
