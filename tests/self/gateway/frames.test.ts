import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import type { FaultInput } from '../../../faults/fault.ts';
import { chat, openChat, wholeRun } from './open-chat.ts';
import { openGateway } from './open-gateway.ts';
import { serveAgent } from './serve-agent.ts';
import { dial, type WireClient } from './wire-client.ts';

const [started, thinking, , executing, completed] = wholeRun;
/** A pong closes what a test looks at: nothing more is to come before it. */
const isPong = (client: WireClient) => client.types.includes('pong');

describe('faults of frames', { timeout: 60_000 }, async () => {
  const upstream = await serveAgent();

  /** What a client sees of one turn, up to the answer to the ping behind it. */
  async function turn(...faults: FaultInput[]): Promise<WireClient> {
    const { urls, hits } = await openGateway(upstream, faults);
    const client = await openChat(urls.ws);
    client.send(chat('hello'));
    client.send({ type: 'ping' });
    await client.until(() => isPong(client));
    assert.ok(
      hits.every((count) => count > 0),
      'every fault took effect',
    );
    return client;
  }
  const events = (client: WireClient) => client.types.filter((type) => !/^(?:connect|pong)$/.test(type));

  test('drop by type, turn, agent, root and end', async () => {
    const drop = (match: Extract<FaultInput, { kind: 'frame-drop' }>['match']) =>
      turn({ kind: 'frame-drop', match });
    assert.deepEqual(events(await drop({ type: 'tool_completed', nth: 2 })), wholeRun.toSpliced(6, 1));
    assert.deepEqual(events(await drop({ type: ['agent_started', 'agent_thinking'] })), wholeRun.slice(3));
    assert.deepEqual(events(await drop({ agent: 'DataAgent' })), [started, thinking, 'agent_completed']);
    assert.deepEqual(events(await drop({ root: true })), wholeRun.slice(2, 8));
    assert.deepEqual(events(await drop({ terminal: true })), wholeRun.slice(0, 8));
    assert.deepEqual(events(await drop({ event: true, from: 4, until: 5 })), wholeRun.toSpliced(3, 2));
    assert.deepEqual(events(await drop({ type: 'tool_executing', which: 'last' })), wholeRun.toSpliced(5, 1));
    assert.deepEqual(
      events(await drop({ type: 'tool_executing', which: 'first' })),
      wholeRun.toSpliced(3, 1),
    );
  });

  test('drop in one run, on one connection', async () => {
    const { urls, hits } = await openGateway(upstream, [
      { kind: 'frame-drop', match: { event: true, run: 2, connection: 2 } },
    ]);
    const seen = [];
    for (const user of ['ann', 'bob']) {
      const client = await openChat(urls.ws, user);
      for (const text of ['one', 'two']) client.send(chat(text));
      client.send({ type: 'ping' });
      await client.until(() => isPong(client));
      seen.push(events(client).length);
    }
    assert.deepEqual([seen, hits], [[18, 9], [9]]);
  });

  test('duplicate at once or later', async () => {
    const once = await turn({ kind: 'frame-duplicate', match: { type: 'agent_thinking' }, times: 2 });
    assert.deepEqual(events(once), wholeRun.toSpliced(1, 0, 'agent_thinking', 'agent_thinking'));
    assert.equal(once.texts[2], once.texts[3]);
    const later = await turn({ kind: 'frame-duplicate', match: { type: 'agent_thinking' }, afterMs: 400 });
    await later.frames(12);
    assert.equal(later.types.at(-1), 'agent_thinking');
  });

  test('swap with the next, or with a named one', async () => {
    const next = await turn({ kind: 'frame-swap', match: { type: 'tool_executing', nth: 1 } });
    assert.deepEqual(events(next), wholeRun.with(3, String(completed)).with(4, String(executing)));
    const named = await turn({
      kind: 'frame-swap',
      match: { terminal: true, type: 'agent_completed' },
      with: { type: 'pong' },
    });
    await named.frames(11);
    assert.deepEqual(named.types.slice(-2), ['pong', 'agent_completed']);
  });

  test('hold what was to be swapped no longer than the limit', async () => {
    const { urls, hits } = await openGateway(upstream, [
      { kind: 'frame-swap', match: { type: 'agent_thinking' }, with: { type: 'never' }, limitMs: 60 },
    ]);
    const alone = await openChat(urls.ws);
    alone.send(chat('hello'));
    await alone.frames(10);
    assert.deepEqual(hits, [1]);
    assert.equal(alone.types.at(-1), 'agent_thinking');
  });

  test('delay, in order or overtaken', async () => {
    const stalled = await turn({ kind: 'frame-delay', match: { type: 'agent_thinking' }, ms: 400 });
    assert.deepEqual(events(stalled), wholeRun);
    assert.ok((stalled.arrivals[2]?.atMs ?? 0) - (stalled.arrivals[1]?.atMs ?? 0) >= 200);
    const overtaken = await turn({
      kind: 'frame-delay',
      match: { type: 'agent_thinking' },
      ms: 400,
      overtaken: true,
    });
    await overtaken.frames(11);
    assert.equal(overtaken.types.at(-1), 'agent_thinking');
    const every = await turn({ kind: 'frame-delay', match: {}, ms: 40 });
    assert.deepEqual(events(every), wholeRun);
  });

  test('hold and flush in one batch', async () => {
    const { urls } = await openGateway(upstream, [
      { kind: 'frame-hold', match: { type: 'agent_thinking' }, until: { terminal: true } },
    ]);
    const client = await openChat(urls.ws);
    const writes: string[] = [];
    client.response.socket.on('data', (part) => writes.push(part.toString('latin1')));
    client.send(chat('hello'));
    await client.frames(10);
    assert.deepEqual(events(client), wholeRun);
    const batch = writes.find((bytes) => bytes.includes('agent_thinking')) ?? '';
    assert.ok((batch.match(/"run_id"/g)?.length ?? 0) >= 8, batch);
    const unmet = await turn({
      kind: 'frame-hold',
      match: { type: 'agent_thinking' },
      until: { type: 'never' },
      limitMs: 400,
    });
    assert.deepEqual(events(unmet), wholeRun);
    assert.ok((unmet.arrivals[2]?.atMs ?? 0) - (unmet.arrivals[1]?.atMs ?? 0) >= 200);
  });

  test('truncate, corrupt, wrap and encode', async () => {
    const match = { type: 'agent_thinking' };
    assert.equal((await turn({ kind: 'frame-truncate', match, at: 9 })).texts[2], '{"type":"');
    const corrupt = await turn({ kind: 'frame-corrupt', match });
    assert.throws(() => corrupt.json(2));
    assert.ok(Array.isArray((await turn({ kind: 'frame-array', match })).json(2)));
    const binary = await turn({ kind: 'frame-binary', match });
    assert.deepEqual([binary.arrivals[2]?.isBinary, binary.types[2]], [true, 'agent_thinking']);
    const parts = await turn({ kind: 'frame-fragment', match, bytes: 5 });
    assert.deepEqual(events(parts), wholeRun);
    const keys = await turn({ kind: 'frame-reorder-keys', match });
    assert.equal(Object.keys(keys.json(2)).at(-1), 'type');
  });

  test('rename, rewrap and edit', async () => {
    const match = { type: 'agent_thinking' };
    assert.equal((await turn({ kind: 'frame-rename', match, to: 'agent_update' })).types[2], 'agent_update');
    const data = (await turn({ kind: 'frame-rewrap', match, as: 'data' })).json(2);
    assert.deepEqual(
      [data['payload'], (data['data'] as { reasoning?: string }).reasoning],
      [undefined, 'hm'],
    );
    const double = (
      await turn({ kind: 'frame-rewrap', match: { type: 'agent_started', nth: 1 }, as: 'double' })
    ).json(1);
    assert.deepEqual(
      [double['type'], (double['data'] as { event?: string }).event],
      ['system_message', 'agent_started'],
    );
    const flat = (await turn({ kind: 'frame-rewrap', match, as: 'flat' })).json(2);
    assert.deepEqual([flat['reasoning'], flat['payload']], ['hm', undefined]);
    assert.equal((await turn({ kind: 'frame-rewrap', match, as: 'batch' })).types[2], 'event_batch');
    const edited = (
      await turn({
        kind: 'frame-edit',
        match,
        set: { user_id: 'x-{user_id}', 'payload.new': [1] },
        delete: ['run_id'],
      })
    ).json(2);
    assert.deepEqual(
      [edited['user_id'], edited['run_id'], edited['payload'] as object],
      ['x-ann', undefined, { reasoning: 'hm', new: [1] }],
    );
  });

  test('inject before and after, filled in from the match', async () => {
    const frame = {
      type: 'custom',
      run_id: '{run_id}',
      user_id: '{user_id}',
      thread_id: '{thread_id}',
      agent_name: '{agent_name}',
      at: '{timestamp}',
      n: '{timestamp_seconds}',
    };
    const client = await turn(
      { kind: 'frame-inject', match: { type: 'agent_thinking' }, frame },
      { kind: 'frame-inject-text', match: { type: 'agent_thinking' }, text: 'no json', where: 'before' },
    );
    assert.deepEqual(client.types.slice(1, 5), ['agent_started', 'no json', 'agent_thinking', 'custom']);
    const made = client.json(4);
    assert.deepEqual(
      [made['run_id'], made['user_id'], made['thread_id'], made['agent_name']],
      [client.json(3)['run_id'], 'ann', 't1', 'Supervisor'],
    );
    assert.match(String(made['at']), /^\d{4}-.*\+00:00$/);
    assert.equal(typeof made['n'], 'number');
  });

  test('send after the terminal event', async () => {
    const copied = await turn({ kind: 'frame-after-terminal', match: { type: 'agent_thinking' } });
    assert.deepEqual(events(copied), [...wholeRun, 'agent_thinking']);
    const moved = await turn({
      kind: 'frame-after-terminal',
      match: { type: 'tool_completed', nth: 2 },
      mode: 'move',
      afterMs: 400,
    });
    await moved.frames(11);
    assert.equal(moved.types.at(-1), 'tool_completed');
    assert.equal(moved.types.length, 11);
  });

  test('deliver to the socket of another user', async () => {
    const { urls, hits } = await openGateway(upstream, [
      { kind: 'frame-misdeliver', match: { type: 'agent_thinking' }, mode: 'move' },
      { kind: 'frame-misdeliver', match: { terminal: true } },
    ]);
    const lone = await openChat(urls.ws, 'ann');
    lone.send(chat('alone'));
    await lone.frames(10);
    const bob = await openChat(urls.ws, 'bob');
    const tab = await openChat(urls.ws, 'ann');
    lone.send(chat('again'));
    await lone.frames(18);
    await bob.frames(3);
    assert.deepEqual(
      [bob.types, bob.json(1)['user_id'], bob.json(2)['user_id']],
      [['connect', 'agent_thinking', 'agent_completed'], 'ann', 'ann'],
    );
    assert.deepEqual([tab.types, lone.types.length, hits], [['connect'], 18, [1, 1]]);
  });

  test('close with a code, before, between and after', async () => {
    const closing = async (fault: FaultInput): Promise<WireClient> => {
      const { urls } = await openGateway(upstream, [fault]);
      const client = await openChat(urls.ws).catch(() => undefined);
      assert.ok(client);
      client.send(chat('hello'));
      await client.close();
      return client;
    };
    const between = await closing({
      kind: 'frame-close',
      match: { type: 'tool_executing' },
      code: 1011,
      reason: 'main mode error',
    });
    assert.deepEqual(between.closed, { code: 1011, reason: 'main mode error' });
    assert.deepEqual(events(between), wholeRun.slice(0, 4));
    const before = await closing({
      kind: 'frame-close',
      match: { terminal: true },
      code: 1000,
      when: 'before',
    });
    assert.deepEqual([events(before).length, before.closed?.code], [8, 1000]);
    const abort = await closing({ kind: 'frame-close', match: { terminal: true }, code: 1006 });
    assert.deepEqual([events(abort).length, abort.closed?.code], [9, 1006]);
    const sent = await closing({
      kind: 'frame-close',
      match: { direction: 'out', chat: true },
      code: 1008,
      when: 'before',
    });
    assert.deepEqual([sent.types, sent.closed?.code], [['connect'], 1008]);
    const aged = await closing({ kind: 'socket-close', atMs: 80, code: 1012 });
    assert.equal(aged.closed?.code, 1012);
  });

  test('close before the first frame', async () => {
    const { urls } = await openGateway(upstream, [
      { kind: 'frame-close', match: { type: 'connect' }, code: 1000, reason: 'main cleanup', when: 'before' },
    ]);
    const client = await dial(urls.ws);
    assert.deepEqual([await client.close(), client.types], [{ code: 1000, reason: 'main cleanup' }, []]);
  });

  test('freeze, with the connection up', async () => {
    const { urls } = await openGateway(upstream, [
      { kind: 'frame-freeze', match: { type: 'agent_thinking' } },
    ]);
    const client = await openChat(urls.ws);
    client.send(chat('hello'));
    await client.frames(3);
    client.socket.ping();
    client.send({ type: 'ping' });
    client.socket.close(1000);
    await new Promise((resolve) => setTimeout(resolve, 150));
    assert.deepEqual([client.types.length, client.pongs, client.closed], [3, 0, undefined]);
  });

  test('swallow pongs', async () => {
    const { urls } = await openGateway(upstream, [
      { kind: 'socket-no-pong' },
      { kind: 'frame-drop', match: { type: 'pong' } },
    ]);
    const client = await openChat(urls.ws);
    client.socket.ping();
    client.send({ type: 'ping' });
    client.send(chat('hello'));
    await client.frames(10);
    assert.deepEqual([client.pongs, events(client)], [0, wholeRun]);
  });

  test('compress for a client that offers it', async () => {
    const { urls } = await openGateway(upstream, [{ kind: 'socket-compress' }]);
    const client = await dial(urls.ws, { perMessageDeflate: true });
    client.send(chat('hello'));
    await client.frames(10);
    assert.deepEqual([client.socket.extensions, events(client)], ['permessage-deflate', wholeRun]);
  });

  test('meddle with what the client sends', async () => {
    const { urls } = await openGateway(upstream, [
      {
        kind: 'frame-edit',
        match: { direction: 'out', chat: true, run: 2 },
        set: { 'payload.content': 'changed' },
      },
      { kind: 'frame-drop', match: { direction: 'out', type: 'ping', nth: 1 } },
    ]);
    const before = upstream.heard.length;
    const client = await openChat(urls.ws);
    for (const message of [chat('one'), { type: 'ping' }, chat('two'), { type: 'ping' }])
      client.send(message);
    await client.until(() => isPong(client));
    const heard = upstream.heard
      .slice(before)
      .map((text) => JSON.parse(text) as { type: string; payload?: { content: string } });
    assert.deepEqual(
      heard.map(({ type, payload }) => payload?.content ?? type),
      ['one', 'changed', 'ping'],
    );
  });
});
