import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { ask } from './ask.ts';
import { get } from './get.ts';
import { newUser } from './new-user.ts';
import { nextTurn } from './next-turn.ts';
import { openChat } from './open-chat.ts';
import { post } from './post.ts';
import type { StackProcess } from './stack-process.ts';
import { startStack } from './start-stack.ts';

const cost =
  'For project Quartz-7f3a9c21: we make 40 calls a day at 12 cents each. What does that cost per 30-day month, in dollars?';
const budget = 'For project Quartz-7f3a9c21: our monthly budget is 4810 dollars. Please keep that in mind.';

describe('chat of the embedded stack', { timeout: 60_000 }, () => {
  let stack: StackProcess;

  before(async () => {
    stack = await startStack({ STACK_PACE_MS: '60', STACK_HEARTBEAT_MS: '1500' });
  });
  after(() => stack.stop());

  test('answers a message with all five events, sub-agents and several tool pairs, in order', async () => {
    const user = await newUser(stack);
    const chat = await openChat(stack, user);
    const { events, answer, runId } = await ask(chat, cost);
    chat.close();

    assert.match(answer, /\b144\b/);
    assert.match(answer, /Quartz-7f3a9c21/);
    assert.ok(answer.length >= 200);
    assert.doesNotMatch(answer, /test|mock|fallback|degraded/i);
    assert.match(runId, /^run_[0-9a-f]{10}$/);
    assert.deepEqual(
      events.map((event) => `${String(event['agent_name'])} ${String(event['type'])}`),
      [
        'Supervisor agent_started',
        'Supervisor agent_thinking',
        'TriageAgent agent_started',
        'TriageAgent agent_thinking',
        'TriageAgent agent_completed',
        'DataAgent agent_started',
        'DataAgent agent_thinking',
        ...Array.from({ length: 3 }, () => ['DataAgent tool_executing', 'DataAgent tool_completed']).flat(),
        'DataAgent agent_completed',
        'ReportingAgent agent_started',
        'ReportingAgent agent_thinking',
        'ReportingAgent agent_completed',
        'Supervisor agent_completed',
      ],
    );
    for (const event of events) {
      assert.equal(event['run_id'], runId);
      assert.equal(event['user_id'], user.id);
      assert.match(String(event['timestamp']), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$/);
      assert.equal(typeof event['payload'], 'object');
    }
    const tools = events.filter(({ type }) => type === 'tool_executing');
    assert.deepEqual(
      tools.map(({ payload }) => (payload as { tool_name: string }).tool_name),
      ['thread_memory', 'figure_reader', 'calculator'],
    );
  });

  test('spreads the events over the pace', async () => {
    const chat = await openChat(stack, await newUser(stack));
    const { events } = await ask(chat, cost);
    chat.close();
    const stamps = events.map(({ timestamp }) => Date.parse(String(timestamp)));
    const spreadMs = Math.max(...stamps) - Math.min(...stamps);
    assert.ok(spreadMs >= 50, `spread over ${spreadMs} ms`);
  });

  test('remembers within a thread, and only there', async () => {
    const user = await newUser(stack);
    const chat = await openChat(stack, user);
    const made = await post(`${stack.backend}/api/threads`, { title: 'gp-1' }, user.token);
    const { id } = (await made.json()) as { id: string };

    assert.match((await ask(chat, budget, id)).answer, /4810/);
    const recalled = await ask(
      chat,
      'What is the monthly budget of project Quartz-7f3a9c21, and what is it split evenly over 5 teams?',
      id,
    );
    assert.match(recalled.answer, /4810/);
    assert.match(recalled.answer, /\b962\b/);

    const elsewhere = await ask(chat, 'Which monthly budget did I give you for project Quartz-7f3a9c21?');
    chat.close();
    assert.doesNotMatch(elsewhere.answer, /4810/);
    assert.match(elsewhere.answer, /was not told/);
    assert.match(elsewhere.answer, /Quartz-7f3a9c21/);

    const stored = await get(`${stack.backend}/api/threads/${id}/messages`, user.token);
    const { messages } = (await stored.json()) as { messages: { role: string; content: string }[] };
    assert.deepEqual(
      messages.map(({ role }) => role),
      ['user', 'assistant', 'user', 'assistant'],
    );
    assert.equal(messages[3]?.content, recalled.answer);
  });

  test('is heard on every socket of its user, and on nobody else’s', async () => {
    const alice = await newUser(stack);
    const bob = await newUser(stack);
    const [first, second, foreign] = await Promise.all([
      openChat(stack, alice),
      openChat(stack, alice),
      openChat(stack, bob),
    ]);
    const [asked, heard] = await Promise.all([ask(first, budget), nextTurn(second)]);
    assert.equal(heard.runId, asked.runId);
    assert.equal(heard.events.length, asked.events.length);
    assert.deepEqual(await foreign.next(100), { kind: 'silence' });

    const other = await ask(foreign, 'Which monthly budget did I give you for project Quartz-7f3a9c21?');
    assert.doesNotMatch(other.answer, /4810/);
    for (const chat of [first, second, foreign]) chat.close();
  });

  test('refuses a thread that is another user’s or does not exist', async () => {
    const [alice, bob] = [await newUser(stack), await newUser(stack)];
    const made = await post(`${stack.backend}/api/threads`, {}, alice.token);
    const { id } = (await made.json()) as { id: string };
    const chat = await openChat(stack, bob);
    for (const threadId of [id, 'no-such-thread']) {
      chat.send({ type: 'user_message', payload: { content: 'hello', thread_id: threadId } });
      const seen = await chat.next();
      assert.ok(seen.kind === 'frame');
      assert.equal(seen.frame['error_code'], 'THREAD_NOT_FOUND');
    }
    chat.close();
  });

  test('answers pings during a turn, and takes the turns of a socket one after the other', async () => {
    const chat = await openChat(stack, await newUser(stack));
    chat.send({ type: 'user_message', payload: { content: 'What is 6 times 7?' } });
    chat.send({ type: 'chat_message', content: 'What is 6 times 8?' });
    chat.send({ type: 'ping' });
    const seen: string[] = [];
    const runs: unknown[] = [];
    await chat.until((frame) => {
      seen.push(String(frame['type']));
      if (typeof frame['run_id'] === 'string') runs.push(frame['run_id']);
      return seen.filter((type) => type === 'agent_completed').length === 8;
    });
    chat.close();
    assert.ok(seen.indexOf('pong') < 5, `pong came as number ${seen.indexOf('pong')}`);
    assert.equal(new Set(runs).size, 2);
    assert.equal(runs.lastIndexOf(runs[0]) + 1, runs.indexOf(runs.at(-1)));
  });

  test('sends a heartbeat to a silent client', async () => {
    const chat = await openChat(stack, await newUser(stack));
    const [frame] = await chat.until(({ type }) => type === 'heartbeat');
    chat.close();
    assert.deepEqual((frame?.['data'] as { stats: object }).stats, {
      messages_processed: 0,
      agent_events_processed: 0,
    });
  });

  test('takes a turn over HTTP too, and lets the sockets hear it', async () => {
    const user = await newUser(stack);
    const chat = await openChat(stack, user);
    const answer = await post(
      `${stack.backend}/api/agent/v2/execute`,
      { type: 'triage', message: cost },
      user.token,
    );
    const body = (await answer.json()) as Record<string, unknown>;
    assert.equal(body['success'], true);
    assert.match(String(body['message']), /\b144\b/);
    assert.equal((await nextTurn(chat)).runId, body['run_id']);
    chat.close();

    assert.equal(
      (await post(`${stack.backend}/api/agents/execute`, { type: 'triage', message: 'hi' })).status,
      403,
    );
  });
});
