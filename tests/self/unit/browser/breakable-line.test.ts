import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { BreakableLine, type Dial } from '../../../../helpers/browser/breakable-line.ts';

/** Says everything back, and keeps count of who is there. */
let echo: Server;
let port = 0;
const guests = new Set<Socket>();

before(async () => {
  echo = createServer((socket) => {
    guests.add(socket);
    socket.on('close', () => guests.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.pipe(socket);
  });
  echo.listen(0, '127.0.0.1');
  await once(echo, 'listening');
  ({ port } = echo.address() as AddressInfo);
});
after(() => {
  for (const guest of guests) guest.destroy();
  echo.close();
});

const dial: Dial = async (to) => {
  const socket = connect(to.port, to.host);
  await once(socket, 'connect');
  return socket;
};

async function withLine(work: (line: BreakableLine) => Promise<void>, way = dial): Promise<void> {
  const line = await BreakableLine.open(way);
  try {
    await work(line);
  } finally {
    await line.close();
  }
}

function to(host: string): Buffer {
  const name = Buffer.from(host);
  return Buffer.concat([Buffer.from([5, 1, 0, 3, name.length]), name, Buffer.from([port >> 8, port & 255])]);
}

/** `once` would reject for a reset, which is what is wanted here. */
async function closed(socket: Socket): Promise<void> {
  await new Promise<void>((resolve) => {
    if (socket.closed) resolve();
    else socket.once('close', () => resolve());
  });
}

/** A client of the line, and what it hears next: nothing when it is hung up on. */
async function knock(line: BreakableLine): Promise<{ socket: Socket; next: () => Promise<Buffer> }> {
  const socket = connect(Number(new URL(line.proxy).port), '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  const next = async (): Promise<Buffer> => {
    const heard = new Promise<Buffer>((resolve) => socket.once('data', resolve));
    return Promise.race([heard, closed(socket).then(() => Buffer.alloc(0))]);
  };
  return { socket, next };
}

async function enter(line: BreakableLine): Promise<{ socket: Socket; next: () => Promise<Buffer> }> {
  const client = await knock(line);
  client.socket.write(Buffer.from([5, 1, 0]));
  assert.deepEqual([...(await client.next())], [5, 0]);
  client.socket.write(to('127.0.0.1'));
  return client;
}

describe('a line that can be cut', { timeout: 10_000 }, () => {
  test('leads to where the browser wants to go, and says everything on', async () => {
    await withLine(async (line) => {
      assert.match(line.proxy, /^socks5:\/\/127\.0\.0\.1:\d+$/);
      const { socket, next } = await enter(line);
      assert.equal((await next())[1], 0);
      socket.write('hello');
      assert.equal((await next()).toString(), 'hello');
      socket.destroy();
    });
  });

  test('loses nothing that was said together with the question', async () => {
    await withLine(async (line) => {
      const { socket, next } = await knock(line);
      socket.write(Buffer.concat([Buffer.from([5, 1, 0]), to('127.0.0.1'), Buffer.from('early')]));
      let heard = '';
      while (!heard.endsWith('early')) {
        const more = await next();
        assert.ok(more.length > 0, 'it was closed');
        heard += more.toString('latin1');
      }
      socket.destroy();
    });
  });

  test('resets both ends when it is cut, turns away until it is mended, and leads on then', async () => {
    await withLine(async (line) => {
      const first = await enter(line);
      assert.equal((await first.next())[1], 0);
      const guest = [...guests].at(-1);
      assert.ok(guest);
      const farGone = closed(guest);
      const nearGone = closed(first.socket);

      assert.equal(line.cut(), 1);
      await Promise.all([nearGone, farGone]);

      const refused = await enter(line);
      assert.equal((await refused.next())[1], 4);
      assert.equal((await refused.next()).length, 0);
      assert.equal(line.turnedAway, 1);

      line.mend();
      const again = await enter(line);
      assert.equal((await again.next())[1], 0);
      again.socket.write('back');
      assert.equal((await again.next()).toString(), 'back');
      again.socket.destroy();
    });
  });

  test('lets nothing through that was on its way when it was cut', async () => {
    const signs = new EventEmitter();
    const asked = once(signs, 'asked');
    const arrived = once(signs, 'arrived') as Promise<[Socket]>;
    const slowly: Dial = async (where) => {
      const mayGo = once(signs, 'go');
      signs.emit('asked');
      await mayGo;
      const socket = await dial(where);
      signs.emit('arrived', socket);
      return socket;
    };
    await withLine(async (line) => {
      const { socket } = await enter(line);
      await asked;
      assert.equal(line.cut(), 1);
      await closed(socket);
      signs.emit('go');
      const [late] = await arrived;
      await closed(late);
    }, slowly);
  });

  test('says so when a host cannot be had, and hangs up on what is no SOCKS5', async () => {
    await withLine(
      async (line) => {
        const { next } = await enter(line);
        assert.equal((await next())[1], 4);
        const stranger = await knock(line);
        stranger.socket.write('GET / HTTP/1.1\r\n\r\n');
        assert.equal((await stranger.next()).length, 0);
      },
      () => Promise.reject(new Error('nowhere')),
    );
  });

  test('takes everything with it when it is closed', async () => {
    const line = await BreakableLine.open(dial);
    const { socket, next } = await enter(line);
    assert.equal((await next())[1], 0);
    await Promise.all([line.close(), closed(socket)]);
    await assert.rejects(knock(line));
  });
});
