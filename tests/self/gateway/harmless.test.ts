import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { harmless } from '../../../faults/catalogue/harmless.ts';
import type { FaultInput } from '../../../faults/fault.ts';
import { chat, wholeRun } from './open-chat.ts';
import { openGateway, type OpenGateway } from './open-gateway.ts';
import { serveAgent } from './serve-agent.ts';
import { serveUpstream } from './serve-upstream.ts';
import { dial, type WireClient } from './wire-client.ts';
import type { WireFrame } from './read-wire-frames.ts';

const [goesOn, text, ping] = [0, 1, 9];
const opcodes = (frames: readonly WireFrame[]) => frames.map(({ opcode }) => opcode);

describe('harmless differences on the wire', { timeout: 60_000 }, async () => {
  /** Frames that came for one message, up to the echo of a last one. */
  async function echo(
    message: string,
    faults: readonly FaultInput[],
    perMessageDeflate = false,
  ): Promise<{ readonly client: WireClient; readonly gateway: OpenGateway }> {
    const gateway = await openGateway(await serveUpstream(), faults);
    const client = await dial(gateway.urls.ws, { perMessageDeflate });
    client.send(message);
    await client.frames(1);
    assert.equal(client.texts[0], message);
    return { client, gateway };
  }

  test('a message is cut into fragments, in the middle of a letter too', async () => {
    const { client } = await echo('"üüüüü"', [{ kind: 'frame-fragment', match: {}, bytes: 4 }]);
    assert.deepEqual(opcodes(client.wire), [text, goesOn, goesOn]);
    assert.deepEqual(
      client.wire.map(({ isFinal }) => isFinal),
      [false, false, true],
    );
    assert.equal(client.wire[0]?.payload.at(-1), Buffer.from('ü')[0]);
  });

  test('a ping stands between the fragments, one before the message, and their pongs stay at the gateway', async () => {
    const upstream = await serveUpstream();
    const { urls, hits } = await openGateway(upstream, [
      { kind: 'frame-fragment', match: {}, bytes: 4, ping: true },
      { kind: 'frame-ping', match: {} },
    ]);
    const client = await dial(urls.ws);
    let pongs = 0;
    upstream.sockets.at(-1)?.on('pong', () => (pongs += 1));
    client.send('0123456789');
    await client.frames(1);
    client.send('end');
    await client.frames(2);
    assert.deepEqual(opcodes(client.wire), [ping, text, ping, goesOn, goesOn, ping, text]);
    assert.deepEqual([pongs, hits], [0, [2, 2]]);
    upstream.sockets.at(-1)?.ping();
    await client.until(() => pongs === 1);
  });

  test('a ping comes behind the message', async () => {
    const { client } = await echo('"one"', [{ kind: 'frame-ping', match: {}, where: 'after' }]);
    await client.until(() => client.wire.length === 2);
    assert.deepEqual(opcodes(client.wire), [text, ping]);
  });

  test('messages are compressed for a client that offers it, and for no other', async () => {
    const message = `"${'golden '.repeat(100)}"`;
    const offering = await echo(message, [{ kind: 'socket-compress' }], true);
    const [frame] = offering.client.wire;
    assert.equal(frame?.isCompressed, true);
    assert.ok((frame?.payload.length ?? 0) < message.length / 4);
    const plain = await echo(message, [{ kind: 'socket-compress' }]);
    assert.deepEqual(
      [plain.client.wire[0]?.isCompressed, plain.gateway.hits, offering.gateway.hits],
      [false, [0], [1]],
    );
  });

  test('a compressed message is cut as well', async () => {
    const { client } = await echo(
      JSON.stringify(Array.from({ length: 40 }, (_, n) => n * n)),
      [{ kind: 'socket-compress' }, { kind: 'frame-fragment', match: {}, bytes: 30, ping: true }],
      true,
    );
    const cut = client.wire.filter(({ opcode }) => opcode !== ping);
    assert.ok(cut.length > 3);
    assert.deepEqual([cut[0]?.isCompressed, cut[1]?.isCompressed], [true, false]);
    assert.deepEqual(opcodes(cut), [text, ...cut.slice(1).map(() => goesOn)]);
  });

  test('keys come backwards at every depth, lists as they were', async () => {
    const upstream = await serveUpstream();
    const { urls } = await openGateway(upstream, [{ kind: 'frame-reorder-keys', match: {} }]);
    const client = await dial(urls.ws);
    client.send('{"a":1,"b":{"c":[{"d":1,"e":2},3],"f":null}}');
    await client.frames(1);
    assert.equal(client.texts[0], '{"b":{"f":null,"c":[{"e":2,"d":1},3]},"a":1}');
  });

  test('all of them at once leave a conversation what it was, and each takes effect', async () => {
    const gateway = await openGateway(
      await serveAgent(),
      harmless.flatMap(({ faults }) => faults),
    );
    for (const service of ['auth', 'backend'] as const) await (await fetch(gateway.urls[service])).json();
    const client = await dial(gateway.urls.ws, {
      headers: { Authorization: 'Bearer ann' },
      perMessageDeflate: true,
    });
    client.send(chat('hello'));
    client.send({ type: 'ping' });
    await client.until(() => client.types.includes('pong'));
    const known = client.types.filter((type) => wholeRun.includes(type));
    assert.deepEqual(known, wholeRun);
    assert.deepEqual(client.types.slice(0, 2), ['connect', 'server_notice']);
    const count = (name: string) => client.types.filter((type) => type === name).length;
    assert.deepEqual([count('agent_mood'), count('heartbeat')], [5, 4]);
    assert.equal(client.types[client.types.lastIndexOf('agent_completed') + 1], 'agent_mood');
    const end = client.json(client.types.lastIndexOf('agent_completed'));
    assert.deepEqual((end['payload'] as { result: object }).result, {
      region: 'north',
      response: 'hello in t1',
      success: true,
    });
    const idle = harmless
      .flatMap(({ name, faults }) => faults.map((fault) => `${name}: ${JSON.stringify(fault)}`))
      .filter((_, at) => gateway.hits[at] === 0);
    assert.deepEqual(idle, []);
  });
});
