import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RecordedTurn } from '../../../../helpers/chat/recorded-turn.ts';
import { judgeStored, type StoredMessage } from '../../../../helpers/judge/judge-stored.ts';
import { answered, closedWith, golden, goodAnswer, nonce, recordingOf } from '../../judge/example-turn.ts';
import { particulars } from './particulars.ts';

const recording = recordingOf(golden);
const turn = new RecordedTurn(recording, undefined);
const question: StoredMessage = { role: 'user', content: recording.prompt.text };
const answer: StoredMessage = { role: 'assistant', content: goodAnswer };
const when = 'after a reconnect';
const judge = (stored: readonly StoredMessage[], turns = [turn]) => judgeStored(turns, stored, when);

describe('a stored thread', () => {
  test('holds when question and answer stand in it, in that order', () => {
    assert.deepEqual(judge([question, answer]), {
      findings: [],
      evidence: ['after a reconnect: 2 messages (user, assistant)'],
    });
  });

  test('may hold more than was cut on the wire', () => {
    const cut = `Project ${nonce}: ${'a sentence. '.repeat(20)}`.trimEnd();
    const short = new RecordedTurn(
      recordingOf([...golden.slice(0, 4), answered(1_900, `${cut}...`)]),
      undefined,
    );

    assert.deepEqual(judge([question, { ...answer, content: `${cut} And more.` }], [short]).findings, []);
    assert.deepEqual(particulars(judge([question, { ...answer, content: 'Another.' }], [short]).findings), [
      ['NOT_PERSISTED', 'The answer is not in the thread, after a reconnect.'],
    ]);
  });

  for (const [name, stored, words] of [
    ['the question', [answer], 'The question is not in the thread, after a reconnect.'],
    ['the answer', [question], 'The answer is not in the thread, after a reconnect.'],
    [
      'the answer to another question',
      [question, { ...answer, content: 'Seven.' }],
      'The answer is not in the thread, after a reconnect.',
    ],
    ['the order', [answer, question], 'The answer stands before what it follows, after a reconnect.'],
    [
      'who said it',
      [{ ...question, role: 'assistant' }, answer],
      'The question is not in the thread, after a reconnect.',
    ],
  ] as const) {
    test(`has lost ${name}`, () => {
      assert.deepEqual(particulars(judge(stored).findings), [['NOT_PERSISTED', words]]);
    });
  }

  test('holds each message once', () => {
    assert.deepEqual(particulars(judge([question, answer, answer]).findings), [
      ['NOT_PERSISTED', 'The thread holds one message twice, after a reconnect.'],
    ]);
    const greeting = { role: 'assistant', content: 'Welcome.' };
    assert.deepEqual(judge([greeting, greeting, question, answer]).findings, []);
  });

  test('that is empty has lost both', () => {
    const { findings, evidence } = judge([]);

    assert.deepEqual(
      findings.map(({ code }) => code),
      ['NOT_PERSISTED', 'NOT_PERSISTED'],
    );
    assert.deepEqual(evidence, ['after a reconnect: 0 messages (nothing)']);
  });

  test('holds nothing that was said elsewhere', () => {
    const strange = { role: 'user', content: 'For project Basalt-0000abcd: 40 calls' };

    assert.deepEqual(particulars(judge([question, answer, strange]).findings), [
      [
        'THREAD_MISMATCH',
        'The thread holds a message about Basalt-0000abcd, which was sent elsewhere, after a reconnect.',
      ],
    ]);
  });

  test('of a turn without an answer must hold the question', () => {
    const broken = new RecordedTurn(recordingOf(golden.slice(0, 2), closedWith(1011)), undefined);

    assert.deepEqual(judge([question], [broken]).findings, []);
    assert.equal(judge([], [broken]).findings.length, 1);
  });

  test('shows nothing when nothing was said', () => {
    assert.deepEqual(judge([question], []).evidence, []);
  });
});
