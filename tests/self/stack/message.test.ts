import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { withRun, type Message } from '../../../stack/frontend/app/message.ts';
import type { StoredMessage } from '../../../stack/frontend/app/stored-turn.ts';

const stored: readonly StoredMessage[] = [
  { id: 'm1', role: 'user', content: 'Hello', metadata: { run_id: 'a' } },
  { id: 'm2', role: 'assistant', content: 'Hi.', metadata: { run_id: 'a' } },
];
const texts = (messages: readonly Message[]): readonly string[] => messages.map(({ text }) => text);

describe('what the chat page adds of a run in another tab', () => {
  it('is its question and its answer, or the answer alone where the question is there', () => {
    assert.deepEqual(texts(withRun([], stored, 'a')), ['Hello', 'Hi.']);
    assert.deepEqual(texts(withRun([{ id: 'm1', role: 'user', text: 'Hello' }], stored, 'a')), [
      'Hello',
      'Hi.',
    ]);
  });

  it('is nothing of a run of its own, of another thread, or beside a message that was given up', () => {
    const own: readonly Message[] = [
      { id: 'local', role: 'user', text: 'Hello' },
      { id: 'a', role: 'assistant', text: 'Hi.' },
    ];
    const givenUp: readonly Message[] = [{ id: 'local', role: 'user', text: 'Hello', isUnanswered: true }];

    assert.equal(withRun(own, stored, 'a'), own);
    assert.equal(withRun(givenUp, stored, 'a'), givenUp);
    assert.deepEqual(withRun([], stored, 'b'), []);
  });
});
