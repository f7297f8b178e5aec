import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { oddMessages } from '../../../../env/odd-messages.ts';
import type { TriedMessage } from '../../../../helpers/chat/try-message.ts';
import { judgeOddMessage } from '../../../../helpers/judge/judge-odd-message.ts';
import { makeFrame } from '../chat/make-frame.ts';
import { particulars } from './particulars.ts';

const ack = makeFrame(4, { type: 'ack', received_type: 'no_such_type' });
const refusal = makeFrame(4, {
  type: 'error_message',
  error_code: 'JSON_PARSE_ERROR',
  error_message: 'Invalid JSON format',
});
const answered = (message: TriedMessage['message'], part: Partial<TriedMessage> = {}): TriedMessage => ({
  message,
  subject: 'user-1',
  bytes: message.kind === 'binary' ? message.bytes.length : Buffer.byteLength(message.text),
  replies: [ack],
  answersPing: true,
  closed: undefined,
  serviceLives: undefined,
  ...part,
});
const closedWith = (code: number, reason = '', serviceLives = true): Partial<TriedMessage> => ({
  replies: [],
  answersPing: false,
  closed: { code, reason, atUs: 0 },
  serviceLives,
});
const judged = (tried: TriedMessage) => particulars(judgeOddMessage(tried).findings);
const codesOf = (tried: TriedMessage) => judgeOddMessage(tried).findings.map(({ code }) => code);

describe('a message that no page would send', () => {
  test('holds when it is answered or refused in words and the socket lives on', () => {
    for (const message of Object.values(oddMessages)) assert.deepEqual(judged(answered(message)), []);
    for (const message of [oddMessages.noJson, oddMessages.list, oddMessages.overLargeLimit]) {
      assert.deepEqual(judged(answered(message, { replies: [refusal] })), []);
    }
    assert.deepEqual(judgeOddMessage(answered(oddMessages.list, { replies: [refusal] })).evidence, [
      'sent a JSON array (2 bytes)',
      'answer: {"type":"error_message","error_code":"JSON_PARSE_ERROR","error_message":"Invalid JSON format"}',
      'a ping behind it was answered',
    ]);
  });

  test('is answered to the user of the socket, where the answer names one', () => {
    const named = (user_id: string) => ({ replies: [makeFrame(4, { type: 'ack', user_id })] });
    assert.deepEqual(judged(answered(oddMessages.unknownType, named('user-1'))), []);
    assert.deepEqual(judged(answered(oddMessages.unknownType, named('user-2'))), [
      ['IDENTITY_MISMATCH', 'A socket of user-1 is answered as user-2.'],
    ]);
    assert.deepEqual(codesOf(answered(oddMessages.unknownType, named('demo-user-001'))), []);
  });

  test('is ignored when no word comes, whatever else the server does', () => {
    const silent = { replies: [] };
    assert.deepEqual(judged(answered(oddMessages.noJson, silent)), [
      ['MESSAGE_IGNORED', 'A text that is no JSON of 7 bytes got no answer.'],
    ]);
    assert.deepEqual(codesOf(answered(oddMessages.unknownType, silent)), ['MESSAGE_IGNORED']);
    assert.deepEqual(judged(answered(oddMessages.overLargeLimit, silent)), [
      [
        'MESSAGE_TOO_LARGE',
        'A message one byte over the largest documented limit of 1048577 bytes got no answer.',
      ],
    ]);
  });

  test('must not be refused when the server can read it and it is not too large', () => {
    const refused = { replies: [refusal] };
    assert.deepEqual(judged(answered(oddMessages.overSmallLimit, refused)), [
      [
        'MESSAGE_TOO_LARGE',
        'A message one byte over the smallest documented limit of 8193 bytes was refused: JSON_PARSE_ERROR Invalid JSON format.',
      ],
    ]);
    assert.deepEqual(codesOf(answered(oddMessages.unknownType, refused)), ['API_CONTRACT']);
  });

  test('may end the socket by a close that says what is wrong with it', () => {
    for (const [message, code] of [
      [oddMessages.binary, 1003],
      [oddMessages.noJson, 1007],
      [oddMessages.overLargeLimit, 1009],
    ] as const) {
      assert.deepEqual(judged(answered(message, closedWith(code))), []);
    }
    assert.deepEqual(codesOf(answered(oddMessages.overSmallLimit, closedWith(1009))), ['MESSAGE_TOO_LARGE']);
    assert.deepEqual(codesOf(answered(oddMessages.unknownType, closedWith(1003))), [
      'WS_CLOSED_BEFORE_TERMINAL',
    ]);
  });

  test('must not end it by any other close', () => {
    assert.deepEqual(judged(answered(oddMessages.list, closedWith(1000, 'main cleanup'))), [
      ['WS_CLOSED_1000_EARLY', 'A JSON array of 2 bytes was answered by close 1000 "main cleanup".'],
    ]);
    assert.deepEqual(codesOf(answered(oddMessages.binary, closedWith(1011))), ['WS_1011']);
    assert.deepEqual(codesOf(answered(oddMessages.scalar, closedWith(1006))), ['WS_1006']);
  });

  test('must not take the service with it', () => {
    assert.deepEqual(codesOf(answered(oddMessages.binary, closedWith(1003, '', false))), ['WS_HALF_OPEN']);
    assert.deepEqual(codesOf(answered(oddMessages.noJson, { answersPing: false })), ['WS_HALF_OPEN']);
  });

  test('must not be answered by program text', () => {
    const trace = makeFrame(4, { type: 'error_message', error_message: "TypeError: 'int' object" });
    assert.deepEqual(codesOf(answered(oddMessages.scalar, { replies: [trace] })), ['CODE_LEAK']);
  });
});

describe('the messages that no page would send', () => {
  test('are as large as their limits and one byte', () => {
    const sizes = [oddMessages.overSmallLimit, oddMessages.overLargeLimit].map(({ text }) =>
      Buffer.byteLength(text),
    );
    assert.deepEqual(sizes, [8 * 1024 + 1, 1024 * 1024 + 1]);
  });
});
