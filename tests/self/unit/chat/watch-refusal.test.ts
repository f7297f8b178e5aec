import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, test } from 'node:test';
import type { WebSocket } from 'ws';
import { watchRefusal } from '../../../../helpers/chat/watch-refusal.ts';
import { openAt } from './open-at.ts';
import { closeFrame, serveSocket, serveUpgrade, textFrame } from './serve-socket.ts';

const refusal = '{"type":"error_message","error_code":"AUTH_FAILED","error_message":"no"}';
const refused = { kind: 'trouble', type: 'error_message', errorCode: 'AUTH_FAILED', raw: refusal };
const pong = '{"type":"pong","data":{"user_id":"demo-user-001"}}';
const said = (kind: string, type: string, raw: string) => ({ kind, type, errorCode: '', raw });

/** What becomes of a socket at a server that does this when it opens. */
async function watch(script: (server: WebSocket) => unknown, limitMs = 2_000) {
  const url = await serveSocket((server) => void script(server));
  const socket = await openAt(url);
  const startedMs = performance.now();
  const record = await watchRefusal({ kind: 'open', socket, openMs: 1 }, url, limitMs);
  return { record, url, socket, tookMs: performance.now() - startedMs };
}

/** Answers every message with these texts. */
function answering(server: WebSocket, ...texts: readonly string[]): void {
  server.on('message', () => texts.forEach((text) => server.send(text)));
}

describe('a handshake that is refused', () => {
  test('at the upgrade is handed on as it is', async () => {
    const upgrade = { kind: 'http', status: 403, contentType: 'text/plain', body: 'no' } as const;

    assert.deepEqual(await watchRefusal(upgrade, 'ws://chat.example/ws', 2_000), {
      url: 'ws://chat.example/ws',
      upgrade,
      frames: [],
      close: undefined,
      identity: undefined,
    });
  });

  for (const waitMs of [0, 60]) {
    test(`by an error frame is watched to its close, ${waitMs} ms later`, async () => {
      const { record, url, tookMs } = await watch(async (server) => {
        server.send(refusal);
        await delay(waitMs);
        server.close(1008, 'Authentication failed');
      });

      assert.deepEqual(record.frames, [refused]);
      assert.deepEqual([record.close?.code, record.close?.reason], [1008, 'Authentication failed']);
      assert.deepEqual([record.url, record.upgrade.kind, record.identity], [url, 'open', undefined]);
      assert.ok(tookMs < 1_900, String(tookMs));
    });
  }

  test('by a close alone has no frames', async () => {
    const { record, socket } = await watch((server) => server.close(1008));

    assert.deepEqual([record.frames, record.close?.code], [[], 1008]);
    assert.equal(socket.frames.length, 0, 'nobody is asked who he is');
  });

  for (const message of ['Unauthorized', JSON.parse(refusal) as object]) {
    const name = typeof message === 'string' ? 'words' : 'an error frame';
    test(`by a close in the same breath as ${name} has that close, and asks nothing`, async () => {
      const url = await serveUpgrade({}, Buffer.concat([textFrame(message), closeFrame(1008, 'no')]));
      const socket = await openAt(url);
      const record = await watchRefusal({ kind: 'open', socket, openMs: 1 }, url, 2_000);

      assert.equal(record.close?.code, 1008);
      assert.deepEqual([record.frames.length, socket.frames.length], [1, 1]);
      assert.equal(record.identity, undefined);
    });
  }

  test('by several error frames has them all', async () => {
    const other = '{"type":"error","code":"E_2"}';
    const { record } = await watch(async (server) => {
      server.send(refusal);
      server.send(other);
      await delay(20);
      server.close(1011);
    });

    assert.deepEqual(record.frames, [
      refused,
      { kind: 'trouble', type: 'error', errorCode: 'E_2', raw: other },
    ]);
    assert.equal(record.close?.code, 1011);
  });
});

describe('a handshake that is not refused', () => {
  test('is asked who it is as soon as it is greeted', async () => {
    const greeting = '{"type":"connect"}';
    const { record, socket, tookMs } = await watch((server) => {
      answering(server, pong);
      server.send(greeting);
    });

    assert.equal(record.identity, 'demo-user-001');
    assert.equal(record.close, undefined);
    assert.deepEqual(record.frames, [said('control', 'connect', greeting), said('control', 'pong', pong)]);
    assert.deepEqual(
      socket.frames.map(({ direction }) => direction),
      ['in', 'out', 'in'],
    );
    assert.ok(tookMs < 1_900, String(tookMs));
  });

  test('is asked who it is when it was mute until the limit', async () => {
    const { record, tookMs } = await watch((server) => answering(server, pong), 150);

    assert.equal(record.identity, 'demo-user-001');
    assert.deepEqual(record.frames, [said('control', 'pong', pong)]);
    assert.ok(tookMs >= 145 && tookMs < 1_500, String(tookMs));
  });

  test('is asked who it is when an error frame was all that came until the limit', async () => {
    const { record, tookMs } = await watch((server) => {
      answering(server, pong);
      server.send(refusal);
    }, 150);

    assert.equal(record.identity, 'demo-user-001');
    assert.deepEqual(record.frames, [refused, said('control', 'pong', pong)]);
    assert.ok(tookMs >= 145 && tookMs < 1_500, String(tookMs));
  });

  test('is nobody when no pong comes, and left open', async () => {
    const { record, tookMs } = await watch(() => undefined, 100);

    assert.deepEqual([record.frames, record.close, record.identity], [[], undefined, undefined]);
    assert.ok(tookMs >= 190 && tookMs < 1_500, String(tookMs));
  });

  test('is nobody when the pong names none', async () => {
    const { record } = await watch((server) => {
      answering(server, '{"type":"pong"}');
      server.send('{"type":"connect"}');
    });

    assert.equal(record.identity, undefined);
    assert.equal(record.frames.length, 2);
  });

  test('has its close as well when it is closed upon the ping', async () => {
    const { record } = await watch((server) => {
      server.on('message', () => server.close(1008, 'late'));
      server.send('{"type":"connect"}');
    });

    assert.deepEqual([record.close?.code, record.close?.reason], [1008, 'late']);
    assert.equal(record.identity, undefined);
  });
});

describe('the frames of a handshake', () => {
  test('keep their kind, their type where they have one, and their text', async () => {
    const texts = [
      'Unauthorized',
      '{"a":1}',
      '{"type":"agent_started","payload":{}}',
      '{"type":"final_report"}',
      refusal,
    ] as const;
    const { record } = await watch((server) => {
      answering(server, ...texts, pong);
      server.send('{"type":"connect"}');
    });

    assert.deepEqual(record.frames.slice(1, 6), [
      said('unparsable', 'unparsable', texts[0]),
      said('unknown', 'unknown', texts[1]),
      said('event', 'event', texts[2]),
      said('drift', 'final_report', texts[3]),
      refused,
    ]);
  });
});
