import assert from 'node:assert/strict';
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

  test('is not opened when nobody asks', async () => {
    const { second, counts } = secondSocket(() => Promise.reject(new Error('opened')));
    await second.close();

    assert.deepEqual(counts, { opened: 0, released: 1 });
  });
});
