import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { unansweredPort } from '../../../../faults/gateway/unanswered-port.ts';
import { ChatSocket } from '../../../../helpers/chat/chat-socket.ts';
import { explainOpen } from '../../../../helpers/chat/explain-open.ts';
import type { RecordedFrame } from '../../../../helpers/chat/frame.ts';
import { userAgent } from '../../../../helpers/http/http-client.ts';
import { freePort, listenRaw } from '../http/listen-raw.ts';
import { serve } from '../http/serve.ts';
import { openAt } from './open-at.ts';
import { closeFrame, serveSocket, serveUpgrade, textFrame } from './serve-socket.ts';

const open = (url: string, subprotocols: readonly string[] = [], openLimitMs = 2_000) =>
  ChatSocket.open({ url, subprotocols, openLimitMs });
const anything = (): boolean => true;
const at = (port: number): string => `ws://127.0.0.1:${port}/ws`;

/** The first inbound frame, which must come. */
async function first(socket: ChatSocket): Promise<RecordedFrame> {
  const frame = await socket.waitFor(anything, 2_000);
  assert.ok(frame);
  return frame;
}

describe('an open socket', () => {
  test('has the subprotocol that the server chose, and says neutrally who it is', async () => {
    const asked: Record<string, unknown>[] = [];
    const url = await serveSocket((_, { headers }) => asked.push(headers), {
      handleProtocols: (offered) => [...offered][1] ?? false,
    });
    const outcome = await ChatSocket.open({
      url,
      subprotocols: ['jwt-auth', 'jwt.abc'],
      headers: { 'x-one': '1' },
      openLimitMs: 2_000,
    });
    assert.equal(outcome.kind, 'open');

    assert.ok(outcome.openMs > 0 && outcome.openMs < 2_000);
    assert.equal(outcome.socket.subprotocol, 'jwt.abc');
    assert.equal(asked[0]?.['user-agent'], userAgent);
    assert.equal(asked[0]['x-one'], '1');
    assert.deepEqual(
      Object.keys(asked[0]).filter((name) => /test|e2e/i.test(name)),
      [],
    );
    await outcome.socket.close();
    assert.equal(outcome.socket.closed?.code, 1000);
  });

  test('has no subprotocol when none was offered', async () => {
    assert.equal((await openAt(await serveSocket())).subprotocol, '');
  });

  test('records both directions in order on one clock', async () => {
    const url = await serveSocket((server) => {
      server.send('{"type":"connect"}');
      server.on('message', () => {
        server.send('{"type":"pong"}');
        server.send('{"type":"ack"}');
      });
    });
    const socket = await openAt(url);
    await first(socket);
    const sent = socket.send({ type: 'ping' });
    await socket.waitFor(({ reading }) => reading.kind === 'control' && reading.type === 'ack', 2_000);

    assert.deepEqual(
      socket.frames.map(({ index, direction, raw }) => [index, direction, raw]),
      [
        [0, 'in', '{"type":"connect"}'],
        [1, 'out', '{"type":"ping"}'],
        [2, 'in', '{"type":"pong"}'],
        [3, 'in', '{"type":"ack"}'],
      ],
    );
    assert.equal(sent, socket.frames[1]);
    const times = socket.frames.map(({ atUs }) => atUs);
    assert.deepEqual(
      times,
      [...times].sort((a, b) => a - b),
    );
    assert.ok(times.every((time) => Number.isInteger(time) && time > 0 && time <= socket.nowUs()));
    assert.ok(socket.originUs + socket.nowUs() <= performance.now() * 1000);
    assert.ok(socket.frames.every((frame) => Object.isFrozen(frame)));
  });

  test('hears frames that come in the same packet as the upgrade', async () => {
    const both = Buffer.concat([textFrame({ type: 'connect' }), textFrame({ type: 'heartbeat' })]);
    const socket = await openAt(await serveUpgrade({}, both));
    await socket.waitFor(({ index }) => index === 1, 2_000);

    assert.deepEqual(
      socket.frames.map(({ json }) => json),
      [{ type: 'connect' }, { type: 'heartbeat' }],
    );
  });

  test('takes a message in fragments for one frame', async () => {
    const url = await serveSocket((server) => {
      server.send('{"type":"conn', { fin: false });
      server.send('ect","a":"ü', { fin: false });
      server.send('"}', { fin: true });
    });
    const frame = await first(await openAt(url));

    assert.deepEqual(frame.json, { type: 'connect', a: 'ü' });
    assert.equal(frame.index, 0);
  });

  test('keeps a binary frame as base64, and does not read it', async () => {
    const socket = await openAt(
      await serveSocket((server) => server.send(Buffer.from('{"type":"connect"}'))),
    );
    const frame = await first(socket);

    assert.equal(frame.binary, true);
    assert.equal(Buffer.from(frame.raw, 'base64').toString(), '{"type":"connect"}');
    assert.deepEqual(frame.reading, { kind: 'unparsable', why: 'a binary frame' });
  });

  test('keeps what cannot be read as it came', async () => {
    const frame = await first(
      await openAt(await serveSocket((server) => server.send('Internal Server Error'))),
    );

    assert.deepEqual([frame.raw, frame.json, frame.binary], ['Internal Server Error', undefined, false]);
    assert.equal(frame.reading.kind, 'unparsable');
  });
});

describe('waiting for a frame', () => {
  test('ends at the limit with nothing', async () => {
    const socket = await openAt(await serveSocket());
    const startedMs = performance.now();

    assert.equal(await socket.waitFor(anything, 60), undefined);
    const tookMs = performance.now() - startedMs;
    assert.ok(tookMs >= 55 && tookMs < 1_500, String(tookMs));
  });

  test('leaves out its own frames, and those before the given one', async () => {
    const socket = await openAt(await serveSocket((server) => server.send('{"type":"connect"}')));
    await first(socket);
    const { index } = socket.send({ type: 'ping' });

    assert.equal(await socket.waitFor(anything, 30, index), undefined);
    assert.equal((await socket.waitFor(anything, 0))?.index, 0);
  });

  test('ends with the connection, and at once after it', async () => {
    const socket = await openAt(await serveSocket((server) => server.close(1011, 'main mode error')));
    const startedMs = performance.now();

    assert.equal(await socket.waitFor(anything, 5_000), undefined);
    await socket.change(5_000);
    assert.ok(performance.now() - startedMs < 2_000);
    assert.equal(socket.closed?.code, 1011);
  });
});

describe('the end of a socket', () => {
  for (const [code, reason] of [
    [1000, 'main cleanup'],
    [1008, 'Authentication failed'],
    [1009, ''],
    [1011, 'main mode error'],
    [4001, 'ü'],
  ] as const) {
    test(`is known by its code ${code} and its reason "${reason}"`, async () => {
      const socket = await openAt(await serveSocket((server) => server.close(code, reason)));
      await socket.change(2_000);

      assert.deepEqual([socket.closed?.code, socket.closed?.reason], [code, reason]);
      assert.ok((socket.closed?.atUs ?? 0) > 0);
    });
  }

  test('is 1006 when the connection breaks off', async () => {
    const socket = await openAt(await serveSocket((server) => server.terminate()));
    await socket.change(2_000);

    assert.deepEqual([socket.closed?.code, socket.closed?.reason], [1006, '']);
  });

  test('is 1006 when the server breaks the protocol', async () => {
    const socket = await openAt(await serveUpgrade({}, Buffer.from([0xff, 0x00])));
    await socket.change(2_000);

    assert.equal(socket.closed?.code, 1006);
  });

  test('is waited for no longer than a second when the server does not say goodbye', async () => {
    const socket = await openAt(await serveUpgrade({}));
    const startedMs = performance.now();
    await socket.close();
    const tookMs = performance.now() - startedMs;

    assert.ok(tookMs >= 950 && tookMs < 2_500, String(tookMs));
    await socket.change(500);
    assert.equal(socket.closed?.code, 1006);
  });

  for (const [name, end] of [
    ['closed it', (socket: ChatSocket) => socket.close()],
    ['saw it closed', (socket: ChatSocket) => socket.change(2_000)],
  ] as const) {
    test(`lets nothing through any more for who ${name}, and records nothing`, async () => {
      const url = await serveSocket((server) => {
        server.on('message', () => server.close(1000));
      });
      const socket = await openAt(url);
      const { index } = socket.send({ type: 'ping' });
      await end(socket);

      assert.equal(socket.closed?.code, 1000);
      assert.throws(() => socket.send({ type: 'ping' }), { message: 'The chat socket is not open.' });
      assert.throws(() => socket.sendRaw('ping'), { message: 'The chat socket is not open.' });
      assert.deepEqual(
        socket.frames.map((frame) => frame.index),
        [index],
      );
    });
  }

  test('is under way before it is complete, and can be waited for', async () => {
    const both = Buffer.concat([textFrame({ type: 'connect' }), closeFrame(1011, 'main mode error')]);
    const socket = await openAt(await serveUpgrade({}, both));
    await first(socket);

    assert.equal(socket.isOpen, false);
    const end = await socket.ending();
    assert.deepEqual([end?.code, end?.reason], [1011, 'main mode error']);
    assert.equal(end, socket.closed);
    assert.equal(await socket.ending(), end);
  });

  test('is not waited for while the socket is open', async () => {
    const socket = await openAt(await serveSocket());
    const startedMs = performance.now();

    assert.equal(socket.isOpen, true);
    assert.equal(await socket.ending(), undefined);
    const tookMs = performance.now() - startedMs;
    assert.ok(tookMs < 900, String(tookMs));
  });

  test('comes once, however often it is asked for', async () => {
    const socket = await openAt(await serveSocket());
    await Promise.all([socket.close(), socket.close()]);
    await socket.close();

    assert.equal(socket.closed?.code, 1000);
  });
});

describe('a socket that does not open', () => {
  for (const status of [200, 302, 401, 403, 404, 500, 503]) {
    test(`is an ordinary answer of ${status}, with its body`, async () => {
      const { url } = await serve(() => [status, { detail: 'no' }, { location: '/elsewhere' }]);

      assert.deepEqual(await open(url.replace('http', 'ws')), {
        kind: 'http',
        status,
        contentType: 'application/json',
        body: '{"detail":"no"}',
      });
    });
  }

  test('keeps no more than the beginning of a long body', async () => {
    const { url } = await serve(() => [500, 'x'.repeat(100_000)]);
    const outcome = await open(url.replace('http', 'ws'));

    assert.equal(outcome.kind, 'http');
    assert.equal(outcome.body.length, 4_000);
  });

  test('says when the body breaks off', async () => {
    const port = await listenRaw((socket) =>
      socket.once('data', () =>
        socket.write('HTTP/1.1 503 Busy\r\ncontent-length: 9\r\n\r\nbegin', () =>
          setTimeout(() => socket.destroy(), 30),
        ),
      ),
    );
    const outcome = await open(at(port));

    assert.equal(outcome.kind, 'http');
    assert.match(outcome.body, /^begin \(the body broke off: .+\)$/);
    assert.deepEqual([outcome.status, outcome.contentType], [503, '']);
  });

  for (const [name, subprotocol, offered, message] of [
    ['without the subprotocol', undefined, ['jwt-auth'], 'Server sent no subprotocol'],
    ['with another subprotocol', 'graphql-ws', ['jwt-auth'], 'Server sent an invalid subprotocol'],
    ['with a subprotocol to none', 'jwt-auth', [], 'Server sent a subprotocol but none was requested'],
  ] as const) {
    test(`is upgraded ${name}`, async () => {
      const url = await serveUpgrade(subprotocol === undefined ? {} : { subprotocol });

      assert.deepEqual(await open(url, offered), { kind: 'bad-upgrade', message });
    });
  }

  test('is upgraded with a wrong key', async () => {
    const url = await serveUpgrade({ accept: 'bm8=' });

    assert.deepEqual(await open(url), {
      kind: 'bad-upgrade',
      message: 'Invalid Sec-WebSocket-Accept header',
    });
  });

  test('is a connection that was not taken when nobody takes it', async () => {
    const unanswered = await unansweredPort();
    const outcome = await open(at(unanswered.port), [], 300);
    await unanswered.stop();

    assert.equal(outcome.kind, 'unreachable');
    assert.equal(explainOpen(outcome, at(unanswered.port)).code, 'TCP_TIMEOUT');
  });

  test('is a connection that was not taken when its TLS handshake is never answered', async () => {
    const port = await listenRaw(() => undefined);
    const outcome = await open(`wss://127.0.0.1:${port}/ws`, [], 300);

    assert.equal(outcome.kind, 'unreachable');
    const { code, evidence } = explainOpen(outcome, at(port));
    assert.equal(code, 'TCP_TIMEOUT');
    assert.match(evidence.join(), /the TLS handshake was not finished within \d+ ms$/);
  });

  test('is late when the server never answers', async () => {
    const outcome = await open(at(await listenRaw(() => undefined)), [], 100);

    assert.equal(outcome.kind, 'timeout');
    assert.ok(Number.isInteger(outcome.waitedMs) && outcome.waitedMs >= 95 && outcome.waitedMs < 2_000);
  });

  test('is late when the answer drips in for ever, and hangs up', async () => {
    let hungUp: () => void = () => undefined;
    const end = new Promise<void>((resolve) => (hungUp = resolve));
    const port = await listenRaw((socket) => {
      socket.once('close', hungUp);
      socket.once('data', () => {
        socket.write('HTTP/1.1 101 Switching Protocols\r\nX-Slow: ');
        let left = 100;
        const drip = setInterval(() => (left-- > 0 ? socket.write('x') : socket.destroy()), 20);
        socket.once('close', () => clearInterval(drip));
      });
    });
    const startedMs = performance.now();
    const outcome = await open(at(port), [], 150);

    assert.equal(outcome.kind, 'timeout');
    const { waitedMs } = outcome;
    assert.ok(Number.isInteger(waitedMs) && waitedMs >= 145 && waitedMs < 1_500, String(waitedMs));
    await end;
    assert.ok(performance.now() - startedMs < 1_900, 'the server did not have to give up first');
  });

  test('is unreachable where nobody listens, or the connection breaks off, or no HTTP is spoken', async () => {
    const reset = await listenRaw((socket) => socket.once('data', () => socket.resetAndDestroy()));
    const closed = await listenRaw((socket) => socket.once('data', () => socket.end()));
    const other = await listenRaw((socket) =>
      socket.once('data', () => socket.end('SSH-2.0-OpenSSH_9.2\r\n')),
    );
    for (const [port, code] of [
      [await freePort(), 'ECONNREFUSED'],
      [reset, 'ECONNRESET'],
      [closed, 'ECONNRESET'],
      [other, 'HPE_INVALID_CONSTANT'],
    ] as const) {
      const outcome = await open(at(port));

      assert.equal(outcome.kind, 'unreachable');
      assert.equal((outcome.error as { code?: string }).code, code);
    }
  });
});
