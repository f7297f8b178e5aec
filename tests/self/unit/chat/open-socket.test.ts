import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ChatSocket } from '../../../../helpers/chat/chat-socket.ts';
import { attemptSocket, explainEarlyClose, greeted } from '../../../../helpers/chat/open-socket.ts';
import { newSpending } from '../../../../helpers/http/spending.ts';
import { findingOf } from '../http/finding-of.ts';
import { makeTarget } from '../http/make-target.ts';
import { serve } from '../http/serve.ts';
import { particulars } from '../judge/particulars.ts';
import { serveSocket, serveUpgrade, textFrame } from './serve-socket.ts';

const open = (url: string) => ChatSocket.open({ url, subprotocols: [], openLimitMs: 2_000 });

/** What is found at a server that sends these texts first. */
async function explain(...texts: readonly string[]) {
  const url = await serveSocket((server) => {
    for (const text of texts) server.send(text);
  });
  const found = await findingOf(greeted(await open(url), url, 2_000));
  return { said: particulars([found])[0], evidence: found.evidence };
}

describe('a greeting', () => {
  for (const message of [
    { type: 'connect', data: { mode: 'main', user_id: 'demo-use...' } },
    { type: 'connect' },
    { type: 'connection_established', connection_id: 'x', message: 'Welcome' },
    { type: 'connection_ready', user_id: 'user-1' },
    { type: 'connect', data: null },
  ]) {
    test(`is ${JSON.stringify(message)}`, async () => {
      const url = await serveSocket((server) => server.send(JSON.stringify(message)));
      const { socket, greeting, greetingMs, openMs } = await greeted(await open(url), url, 2_000);

      assert.deepEqual(greeting.json, message);
      assert.ok(greetingMs >= 0 && greetingMs < 2_000 && openMs > 0);
      assert.equal(socket.closed, undefined);
      await socket.close();
    });
  }

  test('takes no time when it comes with the upgrade', async () => {
    const url = await serveUpgrade({}, textFrame({ type: 'connect' }));
    const { greetingMs } = await greeted(await open(url), url, 2_000);

    assert.ok(greetingMs >= 0 && greetingMs < 500);
  });

  test('is of another mode', async () => {
    const message = '{"type":"connect","data":{"mode":"isolated"}}';

    assert.deepEqual(await explain(message), {
      said: ['WRONG_WS_MODE', 'The greeting says mode "isolated" instead of "main".'],
      evidence: [`first frame: ${message}`],
    });
  });

  test('does not come, and the socket is closed', async () => {
    let onClose: (code: number) => void = () => undefined;
    const closed = new Promise<number>((resolve) => (onClose = resolve));
    const url = await serveSocket((server) => server.once('close', onClose));

    assert.deepEqual(particulars([await findingOf(greeted(await open(url), url, 60))]), [
      ['NO_CONNECTED_FRAME', 'Waited 60 ms after the upgrade.'],
    ]);
    assert.equal(await closed, 1000);
  });
});

describe('a first frame that is no greeting', () => {
  for (const [message, code, words] of [
    ['[1]', 'FRAME_UNPARSABLE', 'The first frame is JSON, but an array and no object.'],
    ['{"a":1}', 'UNKNOWN_ENVELOPE', 'The first frame is no greeting.'],
    ['{"type":"heartbeat"}', 'UNKNOWN_ENVELOPE', 'The first frame is no greeting.'],
    ['{"type":"reconnect"}', 'UNKNOWN_ENVELOPE', 'The first frame is no greeting.'],
    ['{"type":"agent_started","payload":{}}', 'UNKNOWN_ENVELOPE', 'The first frame is no greeting.'],
    [
      '{"type":"error_message","error_code":"AUTH_FAILED","error_message":"no"}',
      'WS_AUTH_FAILED',
      'The server said AUTH_FAILED: no.',
    ],
    [
      '{"type":"error","error_code":"bad_token","message":"no"}',
      'WS_AUTH_FAILED',
      'The server said bad_token: no.',
    ],
    [
      '{"type":"error_message","data":{"error_code":"CONNECTION_ERROR","error_message":"broken"}}',
      'NO_CONNECTED_FRAME',
      'The server said CONNECTION_ERROR: broken.',
    ],
  ] as const) {
    test(`is ${code}: ${message}`, async () => {
      assert.deepEqual(await explain(message), {
        said: [code, words],
        evidence: [`first frame: ${message}`],
      });
    });
  }

  test('is FRAME_UNPARSABLE when it is binary or no JSON', async () => {
    assert.equal((await explain('Service Unavailable')).said?.[0], 'FRAME_UNPARSABLE');
    const url = await serveSocket((server) => server.send(Buffer.from('x')));
    const found = await findingOf(greeted(await open(url), url, 2_000));
    assert.deepEqual(particulars([found]), [['FRAME_UNPARSABLE', 'The first frame is a binary frame.']]);
  });
});

describe('a socket that is closed before the chat', () => {
  const table = [
    [1000, 'WS_CLOSED_1000_EARLY'],
    [1001, 'WS_CLOSED_BEFORE_TERMINAL'],
    [1006, 'WS_1006'],
    [1008, 'WS_AUTH_FAILED'],
    [1009, 'WS_CLOSED_BEFORE_TERMINAL'],
    [1011, 'WS_1011'],
    [4001, 'WS_CLOSED_BEFORE_TERMINAL'],
  ] as const;
  for (const [close, code] of table) {
    test(`is ${code} by ${close}`, () => {
      assert.deepEqual(particulars([explainEarlyClose(close, ' a\n reason', 'too soon')]), [
        [code, `Closed with ${close} "a reason" too soon.`],
      ]);
    });
  }

  test('is told by its close code when no frame came', async () => {
    const url = await serveSocket((server) => server.close(1011, 'main mode error'));

    assert.deepEqual(particulars([await findingOf(greeted(await open(url), url, 2_000))]), [
      ['WS_1011', 'Closed with 1011 "main mode error" before any frame.'],
    ]);
  });

  for (const [name, waitMs] of [
    ['together with', undefined],
    ['shortly after', 40],
  ] as const) {
    test(`is told by its close ${name} the error frame`, async () => {
      const message =
        '{"type":"error_message","data":{"error_code":"CONNECTION_ERROR","error_message":"broken"}}';
      const url = await serveSocket((server) => {
        server.send(message);
        const close = (): void => server.close(1011, 'main mode error');
        if (waitMs === undefined) close();
        else setTimeout(close, waitMs);
      });
      const found = await findingOf(greeted(await open(url), url, 2_000));

      assert.deepEqual(particulars([found]), [['WS_1011', 'The server said CONNECTION_ERROR: broken.']]);
      assert.deepEqual(found.evidence, [`first frame: ${message}`]);
    });
  }

  test('is told by the code of its error frame first', async () => {
    const url = await serveSocket((server) => {
      server.send('{"type":"error_message","error_code":"AUTH_FAILED","error_message":"no"}');
      server.close(1011, 'main mode error');
    });

    assert.equal((await findingOf(greeted(await open(url), url, 2_000))).code, 'WS_AUTH_FAILED');
  });

  test('is told by the answer when it never opened', async () => {
    const { url } = await serve(() => [404]);
    const address = url.replace('http', 'ws');

    assert.equal((await findingOf(greeted(await open(address), address, 2_000))).code, 'WS_HTTP_404');
  });
});

describe('an attempt to open a socket', () => {
  test('is paced and counted like any other request', async () => {
    const url = await serveSocket();
    const spending = newSpending();
    const log: string[] = [];
    const pacer = {
      take: (host: string, path: string) => Promise.resolve(void log.push(`${host} ${path}`)),
      stop: () => Promise.resolve(),
      reserve: () => Promise.reject(new Error('Nothing is reserved here.')),
    };
    const target = makeTarget(url.replace('/ws', '').replace('ws', 'http'));
    const outcome = await attemptSocket(target, { subprotocols: [], openLimitMs: 2_000 }, spending, pacer);

    assert.equal(outcome.kind, 'open');
    assert.deepEqual([log, spending.requests], [['127.0.0.1 /ws'], 1]);
    await outcome.socket.close();
  });

  test('stops all others at that host when it is told to come back later', async () => {
    const stopped: (readonly [string, number])[] = [];
    const pacer = {
      take: () => Promise.resolve(),
      stop: (host: string, untilMs: number) => Promise.resolve(void stopped.push([host, untilMs])),
      reserve: () => Promise.reject(new Error('Nothing is reserved here.')),
    };
    const { url } = await serve(() => [429, 'Too many', { 'retry-after': '600' }]);
    const beforeMs = Date.now();
    const options = { subprotocols: [], openLimitMs: 2_000 };
    const outcome = await attemptSocket(makeTarget(url), options, newSpending(), pacer);

    assert.equal(outcome.kind, 'http');
    assert.equal(stopped.length, 1);
    assert.equal(stopped[0]?.[0], '127.0.0.1');
    assert.ok(Math.abs((stopped[0]?.[1] ?? 0) - beforeMs - 600_000) < 5_000);
  });
});
