import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import type { FaultInput } from '../../../faults/fault.ts';
import { chat, openChat } from './open-chat.ts';
import { openGateway } from './open-gateway.ts';
import { serveAgent } from './serve-agent.ts';
import type { WireClient } from './wire-client.ts';

describe('faults of the agent', { timeout: 60_000 }, async () => {
  const upstream = await serveAgent();
  const open = async (...faults: FaultInput[]) => openGateway(upstream, faults);

  /** The root's last event of the next turn. */
  async function ask(client: WireClient, text: string, thread = 't1'): Promise<Record<string, unknown>> {
    const before = client.arrivals.length;
    client.send(chat(text, thread));
    await client.frames(before + 9);
    return client.json(-1);
  }
  const resultOf = (event: Record<string, unknown>) =>
    (event['payload'] as { result?: { success?: boolean; response?: string } }).result;

  test('say nothing after the first event, or hear nothing', async () => {
    const silent = await open({ kind: 'agent-silent', runFrom: 2 });
    const client = await openChat(silent.urls.ws);
    await ask(client, 'one');
    client.send(chat('two'));
    client.send({ type: 'ping' });
    await client.frames(12);
    assert.deepEqual(client.types.slice(10), ['agent_started', 'pong']);

    const deaf = await open({ kind: 'agent-deaf' });
    const unheard = await openChat(deaf.urls.ws);
    unheard.send(chat('one'));
    unheard.send({ type: 'ping' });
    await unheard.frames(2);
    assert.deepEqual(unheard.types, ['connect', 'pong']);
  });

  test('give canned, empty and equal answers', async () => {
    const canned = await open({ kind: 'agent-canned', answer: 'Analysis completed.' });
    assert.equal(resultOf(await ask(await openChat(canned.urls.ws), 'one'))?.response, 'Analysis completed.');
    const empty = await open({ kind: 'agent-empty-answer' });
    assert.deepEqual(resultOf(await ask(await openChat(empty.urls.ws), 'one')), {
      success: true,
      response: '',
    });
    const same = await open({ kind: 'agent-same-answer' });
    const first = await openChat(same.urls.ws, 'ann');
    await ask(first, 'one');
    const second = await openChat(same.urls.ws, 'bob');
    assert.equal(resultOf(await ask(second, 'two'))?.response, 'one in t1');
    assert.deepEqual(same.hits, [1]);
  });

  test('report errors as success, or instead of it', async () => {
    const asSuccess = await open({ kind: 'agent-error-as-success' });
    const event = await ask(await openChat(asSuccess.urls.ws), 'one');
    assert.deepEqual(
      [event['type'], resultOf(event)],
      ['agent_completed', { success: false, response: "Error: cannot pickle 'module' object" }],
    );
    const error = await open({ kind: 'agent-error', message: 'no model' });
    const failed = await ask(await openChat(error.urls.ws), 'one');
    assert.deepEqual(
      [failed['type'], failed['agent_name'], (failed['payload'] as { error_message: string }).error_message],
      ['agent_error', 'Supervisor', 'no model'],
    );
  });

  test('answer the prompt of another user', async () => {
    const { urls } = await open({ kind: 'agent-answer-of-another' });
    const ann = await openChat(urls.ws, 'ann');
    const bob = await openChat(urls.ws, 'bob');
    assert.equal(resultOf(await ask(ann, 'secret'))?.response, 'secret in t1');
    assert.equal(resultOf(await ask(bob, 'mine'))?.response, 'secret in t1');
    assert.equal(resultOf(await ask(ann, 'next'))?.response, 'mine in t1');
  });

  test('forget and mix threads', async () => {
    const forgets = await open({ kind: 'agent-forgets-thread' });
    const client = await openChat(forgets.urls.ws, 'ann');
    assert.equal(resultOf(await ask(client, 'one'))?.response, 'one in t1');
    assert.match(resultOf(await ask(client, 'two'))?.response ?? '', /^two in fresh-\d+$/);
    assert.equal(resultOf(await ask(client, 'other', 't2'))?.response, 'other in t2');
    assert.equal(upstream.requests.at(-1)?.headers.authorization, 'Bearer ann');
    client.socket.close();
    const until = performance.now() + 2_000;
    while (upstream.requests.at(-1)?.method !== 'DELETE' && performance.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    assert.match(upstream.requests.at(-1)?.url ?? '', /^\/api\/threads\/fresh-\d+$/);

    const mixes = await open({ kind: 'agent-mixes-threads' });
    const mixed = await openChat(mixes.urls.ws);
    await ask(mixed, 'one', 't1');
    assert.equal(resultOf(await ask(mixed, 'two', 't2'))?.response, 'two in t1');
  });
});
