import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, test } from 'node:test';
import type { ChatSocket } from '../../../../helpers/chat/chat-socket.ts';
import { SecondSocket } from '../../../../helpers/chat/second-socket.ts';
import { finding, FindingError } from '../../../../helpers/diagnosis/finding.ts';
import { openAt } from './open-at.ts';
import { serveSocket } from './serve-socket.ts';

function secondSocket(open: () => Promise<ChatSocket>) {
  const counts = { opened: 0, released: 0 };
  const second = new SecondSocket(
    () => {
      counts.opened += 1;
      return open();
    },
    () => Promise.resolve(void (counts.released += 1)),
  );
  return { second, counts };
}

describe('a second socket', () => {
  test('is alive where a ping is answered; opened once, and closed with the turn', async () => {
    const url = await serveSocket((server) => server.on('message', () => server.send('{"type":"pong"}')));
    const opened: ChatSocket[] = [];
    const { second, counts } = secondSocket(async () => {
      const socket = await openAt(url);
      opened.push(socket);
      return socket;
    });

    assert.equal(await second.isAlive(2_000), true);
    assert.equal(await second.isAlive(2_000), true);
    await second.close();
    assert.deepEqual(counts, { opened: 1, released: 1 });
    assert.equal(opened[0]?.closed?.code, 1000);
  });

  test('is dead where no ping is answered', async () => {
    const url = await serveSocket();
    const { second } = secondSocket(() => openAt(url));

    assert.equal(await second.isAlive(60), false);
  });

  test('is dead where it does not open, and where it does not open in time', async () => {
    const refused = secondSocket(() => Promise.reject(new FindingError(finding('TCP_REFUSED'))));
    assert.equal(await refused.second.isAlive(2_000), false);
    await refused.second.close();
    assert.equal(refused.counts.released, 1);

    const slow = secondSocket(() => new Promise(() => undefined));
    assert.equal(await slow.second.isAlive(40), false);
  });

  test('is our own mistake when it fails in any other way', async () => {
    const { second } = secondSocket(() => Promise.reject(new TypeError('a mistake')));

    await assert.rejects(second.isAlive(200), /a mistake/);
  });

  for (const [name, open] of [
    ['refused', () => Promise.reject(new FindingError(finding('TCP_REFUSED')))],
    ['our own mistake', () => Promise.reject(new TypeError('a mistake'))],
  ] as const) {
    test(`keeps nobody waiting for its limit when it is ${name}`, async () => {
      const timers = (): number =>
        process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;
      const { second } = secondSocket(open);
      const before = timers();
      await second.isAlive(60_000).catch(() => undefined);

      assert.equal(timers(), before);
    });
  }

  test('is opened once, however many ask at once', async () => {
    const url = await serveSocket((server) => server.on('message', () => server.send('{"type":"pong"}')));
    const { second, counts } = secondSocket(() => openAt(url));

    assert.deepEqual(await Promise.all([second.isAlive(2_000), second.isAlive(2_000)]), [true, true]);
    assert.equal(counts.opened, 1);
  });

  test('shares its limit between opening and answering', async () => {
    const url = await serveSocket((server) => {
      server.on('message', () => setTimeout(() => server.send('{"type":"pong"}'), 400));
    });
    const { second } = secondSocket(async () => {
      await delay(200);
      return openAt(url);
    });
    const startedMs = performance.now();

    assert.equal(await second.isAlive(450), false);
    const tookMs = performance.now() - startedMs;
    assert.ok(tookMs >= 445 && tookMs < 1_500, String(tookMs));
  });

  test('is closed with the turn, also when it was dead, and its place is given back after that', async () => {
    const url = await serveSocket();
    let socket: ChatSocket | undefined;
    let codeAtRelease: number | undefined;
    const second = new SecondSocket(
      async () => (socket = await openAt(url)),
      () => Promise.resolve(void (codeAtRelease = socket?.closed?.code)),
    );
    assert.equal(await second.isAlive(60), false);
    await second.close();

    assert.equal(codeAtRelease, 1000);
  });

  test('is not opened when nobody asks', async () => {
    const { second, counts } = secondSocket(() => Promise.reject(new Error('opened')));
    await second.close();

    assert.deepEqual(counts, { opened: 0, released: 1 });
  });
});
