import assert from 'node:assert/strict';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { after, describe, test } from 'node:test';

import type { FaultInput } from '../../../faults/fault.ts';
import { openGateway } from './open-gateway.ts';

/** The key and the answer to it of RFC 6455 section 1.3. */
const asked = [
  'GET /ws?mode=main HTTP/1.1',
  'hOST: page.example',
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits, x-unknown; a="b"',
  'X-Twice: 1',
  'X-Twice: 2',
  '\r\n',
].join('\r\n');
const answered = [
  'HTTP/1.1 101 Very Well',
  'uPGRADE: websocket',
  'connection: Upgrade',
  'Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=',
  'Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover',
  '\r\n',
].join('\r\n');

const frame = (first: number, payload: string, mask?: readonly number[]): Buffer => {
  const body = Buffer.from(payload, 'latin1').map((byte, at) => byte ^ (mask?.[at % 4] ?? 0));
  return Buffer.from([first, body.length | (mask ? 0x80 : 0), ...(mask ?? []), ...body]);
};

/** Masks of every kind, a compressed message in fragments with a ping between them, a reserved opcode, and no frame at all. */
const fromClient = Buffer.concat([
  frame(0x81, 'plain', [1, 2, 3, 4]),
  frame(0x41, 'first', [0, 0, 0, 0]),
  frame(0x89, '?', [255, 255, 255, 255]),
  frame(0x80, 'last', [9, 8, 7, 6]),
  frame(0xf3, 'reserved', [5, 5, 5, 5]),
  Buffer.from([0xc1, 0x7e]),
]);
const fromService = Buffer.concat([
  frame(0x01, '{"type":'),
  frame(0x8a, 'nobody asked'),
  frame(0x80, '"x"}'),
  frame(0xc2, 'not deflated'),
  frame(0x88, '\x03\xe8bye'),
  Buffer.from('behind the end', 'latin1'),
]);

const collect = (socket: Socket): (() => string) => {
  const parts: Buffer[] = [];
  socket.on('data', (part) => parts.push(part)).on('error', () => undefined);
  return () => Buffer.concat(parts).toString('latin1');
};

/** Both directions of one conversation through a gateway: what arrived at the service, what at the client, within a limit. */
async function converse(
  faults: readonly FaultInput[],
  limitMs = 5_000,
): Promise<{ readonly atService: string; readonly atClient: string }> {
  let heard = (): string => '';
  const server = createServer((socket) => {
    heard = collect(socket);
    let isAnswered = false;
    socket.on('data', () => {
      if (isAnswered || !heard().includes('\r\n\r\n')) return;
      isAnswered = true;
      socket.write(answered, 'latin1');
      socket.write(fromService);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const nobody = { requests: [], upgrades: [], sockets: [], heard: [] };
  const { urls, stop } = await openGateway({ url, wsUrl: `ws${url.slice(4)}/ws`, ...nobody }, faults);
  const client = connect(Number(new URL(urls.ws).port), '127.0.0.1');
  after(() => client.destroy());
  after(() => server.close());
  const seen = collect(client);
  client.write(asked, 'latin1');
  client.write(fromClient);
  const wanted = { service: asked.length + fromClient.length, client: answered.length + fromService.length };
  const untilMs = performance.now() + limitMs;
  while (heard().length < wanted.service || seen().length < wanted.client) {
    if (performance.now() > untilMs) break;
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
  await stop();
  return { atService: heard(), atClient: seen() };
}

/** Faults elsewhere: none of them needs to know what is in a frame. */
const elsewhere: Readonly<Record<string, readonly FaultInput[]>> = {
  'without a fault': [],
  'with a fault of another service': [
    { kind: 'http-answer', match: { service: 'auth' }, status: 503, text: 'down' },
  ],
  'with a fault of another route': [
    { kind: 'http-status', match: { service: 'backend', path: '/api' }, status: 500 },
  ],
  'with a fault of another upgrade': [{ kind: 'upgrade-accept-key', nth: 99 }],
  'with a fault of TCP that keeps every byte': [{ kind: 'tcp-slice', service: 'backend', bytes: 5 }],
};

describe('bytes of a socket through the gateway', { timeout: 60_000 }, () => {
  for (const [name, faults] of Object.entries(elsewhere)) {
    test(`are the same both ways ${name}`, async () => {
      const { atService, atClient } = await converse(faults);
      assert.equal(atService, asked + fromClient.toString('latin1'));
      assert.equal(atClient, answered + fromService.toString('latin1'));
    });
  }

  test('are no longer the same where a fault needs the frames', async () => {
    const { atService } = await converse([{ kind: 'frame-drop', match: { type: 'never' } }], 300);
    assert.notEqual(atService, asked + fromClient.toString('latin1'));
  });
});
