import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { budgetsFor } from '../../../../env/budgets.ts';
import type { KeptAnswer } from '../../../../helpers/chat/await-answer.ts';
import { judgeKeptAnswer } from '../../../../helpers/judge/judge-kept-answer.ts';
import { judgeReconnect } from '../../../../helpers/judge/judge-reconnect.ts';
import { FixedLags } from './fixed-lags.ts';
import { makeChat, makePong, originUs } from './make-chat.ts';
import { particulars } from './particulars.ts';

const reconnect = { ...budgetsFor('local').reconnect, limit: 3_000, source: 'a law' };
const pongs = [makePong('user-1', 0, 10)];
const subject = 'user-1';

describe('a connection in place of one that was dropped', () => {
  test('holds when it is usable in time and belongs to the same user', () => {
    const judged = judgeReconnect(makeChat({ openMs: 20, connectedFrameMs: 5, pongs, subject }), reconnect);

    assert.deepEqual(judged.findings, []);
    assert.deepEqual(judged.measurements, [{ metric: 'reconnect', valueMs: 35, lagMs: 0 }]);
    assert.deepEqual(judged.evidence, [
      'usable again after 35 ms, in thread thread_1',
      'logged in as user-1, the socket is user-1',
    ]);
  });

  test('is late when opening, greeting and pong together are, unless the tester stood still', () => {
    const slow = { openMs: 2_000, connectedFrameMs: 1_000, pongs, subject };
    assert.deepEqual(particulars(judgeReconnect(makeChat(slow), reconnect).findings), [
      ['BUDGET_EXCEEDED', 'The way back to a usable connection took 3010 ms; the limit is 3000 ms (a law).'],
    ]);

    const lagSampler = new FixedLags([{ atUs: originUs + 1_000, lagUs: 10_000 }]);
    const judged = judgeReconnect(makeChat({ ...slow, lagSampler }), reconnect);
    assert.deepEqual(judged.findings, []);
    assert.equal(judged.unmeasurable?.length, 1);
  });

  test('is not usable when no pong comes, and wrong when it is somebody else', () => {
    const codesOf = (chat: ReturnType<typeof makeChat>) =>
      judgeReconnect(chat, reconnect).findings.map(({ code }) => code);

    assert.deepEqual(codesOf(makeChat({ subject })), ['NO_PONG']);
    assert.deepEqual(codesOf(makeChat({ pongs, subject: 'user-2' })), ['IDENTITY_MISMATCH']);
  });
});

describe('the answer of a run that was dropped', () => {
  const kept: KeptAnswer = {
    prompt: { text: 'For project Quartz-1a2b3c4d: what?', nonce: 'Quartz-1a2b3c4d', expects: ['14400'] },
    text: 'Project Quartz-1a2b3c4d costs $14,400.',
    waitedMs: 250.4,
    reads: 2,
    roles: ['user', 'assistant'],
  };

  test('holds when it stands in the thread and answers the question', () => {
    assert.deepEqual(judgeKeptAnswer(3.6, kept), {
      findings: [],
      evidence: [
        'dropped at the first event, 4 ms after the message',
        'the answer stood in the thread after 250 ms: Project Quartz-1a2b3c4d costs $14,400.',
      ],
    });
  });

  test('is lost when the thread never holds it', () => {
    const judged = judgeKeptAnswer(4, { ...kept, text: undefined, reads: 9, roles: ['user'] });

    assert.deepEqual(particulars(judged.findings), [
      ['NOT_PERSISTED', 'The answer of a run is lost when its connection is dropped.'],
    ]);
    assert.equal(judged.evidence[1], 'no answer in the thread after 250 ms and 9 looks; it holds user');
  });

  test('is wrong when it answers something else', () => {
    const judged = judgeKeptAnswer(4, { ...kept, text: 'It costs 12 dollars.' });
    assert.deepEqual(
      judged.findings.map(({ code }) => code),
      ['ANSWER_WRONG'],
    );
  });
});
