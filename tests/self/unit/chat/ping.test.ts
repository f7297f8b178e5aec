import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { clockOffset } from '../../../../helpers/chat/clock-offset.ts';
import { ping, type Pong } from '../../../../helpers/chat/ping.ts';
import { makeFrame } from './make-frame.ts';
import { openAt } from './open-at.ts';
import { closeFrame, serveSocket, serveUpgrade, textFrame } from './serve-socket.ts';

/** A ping to a server that answers every message with these. */
async function pingAt(...answers: readonly unknown[]) {
  const url = await serveSocket((server) => {
    server.on('message', () => {
      for (const answer of answers) server.send(JSON.stringify(answer));
    });
  });
  const socket = await openAt(url);
  return { pong: await ping(socket, answers.length === 0 ? 60 : 2_000), socket };
}

describe('a ping', () => {
  test('learns the whole identity and the clock of the server', async () => {
    const answer = { type: 'pong', data: { timestamp: 1_795_304_920.365, user_id: 'user-1' } };
    const { pong, socket } = await pingAt({ type: 'heartbeat' }, answer);

    assert.deepEqual(socket.frames[0]?.json, { type: 'ping' });
    assert.deepEqual(pong?.frame.json, answer);
    assert.equal(pong.userId, 'user-1');
    assert.equal(pong.serverMs, 1_795_304_920_365);
    assert.equal(pong.sentUs, socket.frames[0].atUs);
    assert.equal(pong.roundTripMs, (pong.frame.atUs - pong.sentUs) / 1000);
  });

  for (const [answer, userId, serverMs] of [
    [{ type: 'pong' }, undefined, undefined],
    [{ type: 'pong', user_id: 'user-1', timestamp: 2 }, 'user-1', 2_000],
    [{ type: 'pong', user_id: 'user-1', data: { timestamp: 2 } }, 'user-1', 2_000],
    [{ type: 'pong', data: { timestamp: '2026-11-21', user_id: 7 } }, undefined, undefined],
    [{ type: 'pong', data: 'x' }, undefined, undefined],
    [{ type: 'pong', data: { timestamp: '1970-01-01T00:00:02+00:00' } }, undefined, 2_000],
    [{ type: 'pong', data: { user_id: 'user-1' }, timestamp: 2 }, 'user-1', 2_000],
    [{ type: 'pong', data: { timestamp: '1970-01-01T00:00:05' }, timestamp: 2 }, undefined, 2_000],
  ] as const) {
    test(`is answered by ${JSON.stringify(answer)}`, async () => {
      const { pong } = await pingAt(answer);

      assert.deepEqual([pong?.userId, pong?.serverMs], [userId, serverMs]);
    });
  }

  test('stays unanswered', async () => {
    assert.equal((await pingAt()).pong, undefined);
  });

  test('is not sent on a closed socket', async () => {
    const socket = await openAt(await serveSocket((server) => server.close(1000)));
    await socket.change(2_000);

    assert.equal(await ping(socket, 2_000), undefined);
    assert.equal(socket.frames.length, 0);
  });
});

describe('a ping on a socket that is closing', () => {
  test('is neither sent nor answered', async () => {
    const both = Buffer.concat([textFrame({ type: 'connect' }), closeFrame(1011)]);
    const socket = await openAt(await serveUpgrade({}, both));
    await socket.waitFor(() => true, 2_000);

    assert.equal(await ping(socket, 2_000), undefined);
    assert.equal(socket.frames.length, 1);
  });
});

describe('the offset of the clocks', () => {
  const pong = (sentMs: number, roundTripMs: number, serverMs: number | undefined): Pong => ({
    frame: makeFrame(1, { type: 'pong' }, { atUs: (sentMs + roundTripMs) * 1000 }),
    roundTripMs,
    userId: undefined,
    serverMs,
    sentUs: sentMs * 1000,
  });

  test('is taken in the middle of the fastest ping', () => {
    const pongs = [pong(100, 40, 1_000_000), pong(200, 10, 1_000_105), pong(300, 30, 1_000_300)];

    assert.deepEqual(clockOffset(pongs), { offsetMs: 1_000_105 - 205, uncertaintyMs: 5 });
  });

  test('leaves out pongs without a time, and is unknown without any', () => {
    assert.deepEqual(clockOffset([pong(0, 1, undefined), pong(0, 20, 50)]), {
      offsetMs: 40,
      uncertaintyMs: 10,
    });
    assert.equal(clockOffset([pong(0, 1, undefined)]), undefined);
    assert.equal(clockOffset([]), undefined);
  });
});
