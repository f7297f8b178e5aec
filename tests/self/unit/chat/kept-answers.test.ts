import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { WebSocket } from 'ws';
import { awaitAnswer } from '../../../../helpers/chat/await-answer.ts';
import type { Threads } from '../../../../helpers/chat/threads.ts';
import { makeTarget } from '../http/make-target.ts';
import { makeChat } from '../judge/make-chat.ts';
import { openAt } from './open-at.ts';
import { serveSocket } from './serve-socket.ts';

const prompt = { text: 'For project Quartz-1a2b3c4d: what?', nonce: 'Quartz-1a2b3c4d', expects: ['1'] };
const question = { role: 'user', content: prompt.text };
const answer = { role: 'assistant', content: 'It is 1.' };

describe('the answer in a thread', () => {
  const chatWith = (...looks: readonly (readonly (typeof question)[])[]) => {
    let look = -1;
    const messages = () => Promise.resolve(looks[Math.min((look += 1), looks.length - 1)]);
    return makeChat({ threads: { messages } as unknown as Threads });
  };
  const times = { limitMs: 60, everyMs: 10 };
  /** For what comes: a machine that stands still for a while is no reason not to wait for it. */
  const longTimes = { limitMs: 5_000, everyMs: 10 };

  test('is looked for until it stands behind its question', async () => {
    const kept = await awaitAnswer(chatWith([], [question], [question, answer]), prompt, longTimes);

    assert.deepEqual([kept.text, kept.reads, kept.roles], ['It is 1.', 3, ['user', 'assistant']]);
  });

  test('is not one that stands before the question, nor one of another question', async () => {
    const other = { role: 'user', content: 'Something else' };
    const kept = await awaitAnswer(chatWith([other, answer, question]), prompt, times);
    assert.deepEqual([kept.text, kept.roles], [undefined, ['user', 'assistant', 'user']]);
    assert.ok(kept.waitedMs >= 60 && kept.reads > 1);

    assert.equal((await awaitAnswer(chatWith([other, answer]), prompt, times)).text, undefined);
  });
});

describe('a turn whose connection is dropped', () => {
  const chatAt = async (onMessage: (server: WebSocket) => void, firstEventMs: number) => {
    const socket = await openAt(await serveSocket((server) => server.on('message', () => onMessage(server))));
    const limits = { firstEventMs, gapMs: 1, answerMs: 1, eventLagMs: 1, agentTimeoutMs: 1 };
    return makeChat({ socket, limits, target: makeTarget('http://127.0.0.1:1') });
  };
  const event = { type: 'agent_started', run_id: 'run_7', agent_name: 'Supervisor', payload: {} };

  test('is dropped at its first event, and its run is known from then on', async () => {
    const chat = await chatAt((server) => server.send(JSON.stringify(event)), 5_000);
    const firstEventMs = await chat.askAndDrop(prompt);
    const { socket, session, spending } = chat.parts;

    assert.ok(firstEventMs !== undefined && firstEventMs < 5_000);
    assert.deepEqual([socket.closed?.code, socket.isLeft], [1006, true]);
    assert.deepEqual([session.history.runs.get('run_7'), chat.isOwnRun('run_7')], [false, true]);
    assert.deepEqual([spending.turns, spending.messages, chat.idleFrames.length], [1, 1, 0]);
  });

  test('is dropped all the same when no event comes', async () => {
    const chat = await chatAt(() => undefined, 80);

    assert.equal(await chat.askAndDrop(prompt), undefined);
    assert.equal(chat.parts.socket.isLeft, true);
  });
});
