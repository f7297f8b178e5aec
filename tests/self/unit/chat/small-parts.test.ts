import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RecordedTurn } from '../../../../helpers/chat/recorded-turn.ts';
import { pageSubprotocols } from '../../../../helpers/chat/subprotocols.ts';
import { turnMessage } from '../../../../helpers/chat/turn-message.ts';
import { golden, recordingOf } from '../../judge/example-turn.ts';

describe('the subprotocols', () => {
  test('are those of the page: the token in base64url without padding', () => {
    assert.deepEqual(pageSubprotocols('a.b.c~'), ['jwt-auth', 'jwt.YS5iLmN-']);
    assert.deepEqual(pageSubprotocols('abcd'), ['jwt-auth', 'jwt.YWJjZA']);
  });
});

describe('the message of a turn', () => {
  test('is start_agent as the page writes it', () => {
    assert.deepEqual(turnMessage('start_agent', 'Hello', 'thread_1'), {
      type: 'start_agent',
      payload: {
        user_request: 'Hello',
        thread_id: 'thread_1',
        context: { source: 'message_input' },
        settings: {},
      },
    });
  });

  test('is user_message as the page writes it', () => {
    assert.deepEqual(turnMessage('user_message', 'Hello', 'thread_1'), {
      type: 'user_message',
      payload: { content: 'Hello', references: [], thread_id: 'thread_1' },
    });
  });
});

describe('a recorded turn', () => {
  test('knows whether anybody judged it', () => {
    const turn = new RecordedTurn(recordingOf(golden), 'the whole answer');
    assert.equal(turn.wasJudged, false);
    turn.noteJudgement('answer');

    assert.equal(turn.wasJudged, true);
    assert.equal(turn.storedAnswer, 'the whole answer');
  });

  test('is not judged by being told apart from others, and keeps what was found of it', () => {
    const turn = new RecordedTurn(recordingOf(golden), undefined);
    const found = { rule: 'events', check: 'a', title: 'A', required: true, findings: [] } as const;
    turn.noteJudgement('variety');
    turn.noteFindings(found);

    assert.equal(turn.wasJudged, false);
    assert.deepEqual(turn.found, [found]);
    assert.ok(Date.parse(turn.askedAt) <= Date.now());
  });
});
