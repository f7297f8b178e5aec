import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { storedTurn, unanswered, type StoredMessage } from '../../../stack/frontend/app/stored-turn.ts';

const message = (
  role: StoredMessage['role'],
  content: string,
  runId?: string,
  createdAt = 1_000,
): StoredMessage => ({
  id: `${role}-${content}`,
  role,
  content,
  created_at: createdAt,
  ...(runId !== undefined && { metadata: { run_id: runId } }),
});

describe('what the chat page reads of a turn in its thread', () => {
  it('is the run and the answer of the last message with its text', () => {
    const stored = [
      message('user', 'Again?', 'a'),
      message('assistant', 'Once.', 'a'),
      message('user', 'Again?', 'b'),
      message('user', 'From another tab', 'c'),
      message('assistant', 'Not this.', 'c'),
      message('assistant', 'Twice.', 'b'),
    ];

    assert.deepEqual(storedTurn(stored, 'Again?'), { runId: 'b', answer: 'Twice.' });
    assert.deepEqual(storedTurn(stored.slice(0, 5), 'Again?'), { runId: 'b', answer: undefined });
    assert.equal(storedTurn(stored, 'Never said'), undefined);
  });

  it('is the answer behind it where a service names no runs', () => {
    const stored = [message('user', 'Hello'), message('assistant', 'Hi.')];

    assert.deepEqual(storedTurn(stored, 'Hello'), { runId: undefined, answer: 'Hi.' });
  });

  it('is still at work only if it is the last one, a question, and recent', () => {
    const asked = message('user', 'Hello', 'a', 1_000);

    assert.equal(unanswered([asked], 1_030_000, 60_000), asked);
    assert.equal(unanswered([asked], 1_070_000, 60_000), undefined);
    assert.equal(unanswered([asked, message('assistant', 'Hi.', 'a')], 1_030_000, 60_000), undefined);
    assert.equal(unanswered([], 1_030_000, 60_000), undefined);
  });
});
