import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { WebSocket } from 'ws';
import { budgetsFor } from '../../../../env/budgets.ts';
import { oddMessages } from '../../../../env/odd-messages.ts';
import { attemptConnection } from '../../../../helpers/chat/attempt-connection.ts';
import { ChatSocket } from '../../../../helpers/chat/chat-socket.ts';
import { holdIdle } from '../../../../helpers/chat/hold-idle.ts';
import { holdLong } from '../../../../helpers/chat/hold-long.ts';
import { openLiveSocket } from '../../../../helpers/chat/live-socket.ts';
import { openSeveral } from '../../../../helpers/chat/open-several.ts';
import { pingTogether } from '../../../../helpers/chat/ping-together.ts';
import { SocketLedger } from '../../../../helpers/chat/socket-ledger.ts';
import { tryMessage } from '../../../../helpers/chat/try-message.ts';
import { newSpending } from '../../../../helpers/http/spending.ts';
import { makeSession } from '../auth/make-session.ts';
import { findingOf } from '../http/finding-of.ts';
import { makeTarget } from '../http/make-target.ts';
import { FixedLags } from '../judge/fixed-lags.ts';
import { openAt } from './open-at.ts';
import { serveSocket } from './serve-socket.ts';

const lagSampler = new FixedLags();
const say = (server: WebSocket, message: object): void => server.send(JSON.stringify(message));

/** A server that greets, answers pings, and does with the nth socket what it is told. */
function serveChat(behave: (server: WebSocket, nth: number) => void = () => undefined): Promise<string> {
  let count = 0;
  return serveSocket(
    (server) => {
      say(server, { type: 'connect', data: { mode: 'main' } });
      const nth = (count += 1);
      server.on('message', (data, isBinary) => {
        if (!isBinary && /"ping"/.test((data as Buffer).toString()))
          say(server, { type: 'pong', data: { user_id: 'user-1' } });
      });
      behave(server, nth);
    },
    { handleProtocols: (offered) => [...offered].at(-1) ?? false },
  );
}

/** What connections to it are opened with; its limits are short. */
function optionsFor(ws: string) {
  const budgets = budgetsFor('embedded', 5);
  const target = makeTarget('http://127.0.0.1:1');
  return {
    target: { ...target, urls: { ...target.urls, ws } },
    budgets,
    session: makeSession('user-1'),
    spending: newSpending(),
    pacer: undefined,
    lagSampler,
  };
}
const liveAt = async (ws: string) => openLiveSocket(optionsFor(ws));

describe('a socket that we end', () => {
  test('is left by a goodbye or without one, and says so', async () => {
    const url = await serveSocket();
    const [polite, dropped, closed] = [await openAt(url), await openAt(url), await openAt(url)];
    await polite.close();
    await dropped.drop();
    await closed.close();
    await closed.drop();

    assert.deepEqual([polite.closed?.code, polite.isLeft], [1000, true]);
    assert.deepEqual([dropped.closed?.code, dropped.isLeft], [1006, true]);
    assert.equal(closed.closed?.code, 1000);
  });

  test('was not left when the server closed it first', async () => {
    const socket = await openAt(await serveSocket((server) => server.close(1011, 'main mode error')));
    await socket.ending();
    while (!socket.closed) await socket.change(1_000);
    await socket.drop();

    assert.deepEqual([socket.closed.code, socket.isLeft], [1011, false]);
  });

  test('sends bytes as a binary frame and records them', async () => {
    const arrived: boolean[] = [];
    const url = await serveSocket((server) =>
      server.on('message', (_, isBinary) => {
        arrived.push(isBinary);
        server.send('{}');
      }),
    );
    const socket = await openAt(url);
    const { binary, raw, direction } = socket.sendBinary(Uint8Array.of(0, 1));

    await socket.waitFor(() => true, 2_000);
    assert.deepEqual(arrived, [true]);
    assert.deepEqual([binary, raw, direction], [true, 'AAE=', 'out']);
  });
});

describe('the ledger of sockets', () => {
  test('keeps every attempt, and how each socket ended', async () => {
    const url = await serveSocket((server) => server.on('message', () => server.close(1011, 'broken')));
    const ledger = new SocketLedger();
    const open = async () => {
      const outcome = await ChatSocket.open({ url, subprotocols: [], openLimitMs: 2_000 });
      ledger.note(outcome);
      assert.equal(outcome.kind, 'open');
      return outcome.socket;
    };
    const [left, broken, still] = [await open(), await open(), await open()];
    ledger.note({ kind: 'timeout', waitedMs: 1 });
    await left.close();
    broken.send({});
    while (!broken.closed) await broken.change(1_000);

    assert.deepEqual(ledger.report(), {
      attempts: 4,
      opened: 3,
      ends: [
        { code: 1000, by: 'us', reason: '' },
        { code: 1011, by: 'them', reason: 'broken' },
      ],
    });
    await still.close();
  });
});

describe('one connection from its beginning to its end', () => {
  test('is good when it is greeted and its goodbye is answered', async () => {
    const options = optionsFor(await serveChat());
    const one = await attemptConnection(options);

    assert.equal(one.failure, undefined);
    assert.equal(one.closed?.code, 1000);
    assert.ok((one.openMs ?? 0) > 0 && one.greetingMs !== undefined);
    assert.deepEqual(options.spending.sockets.report().ends, [{ code: 1000, by: 'us', reason: '' }]);
  });

  test('is named by what went wrong, and never rejects', async () => {
    const closing = await attemptConnection(
      optionsFor(await serveSocket((server) => server.close(1011, 'main mode error'), lastOffered)),
    );
    assert.deepEqual([closing.failure?.code, closing.greetingMs], ['WS_1011', undefined]);

    const mute = await attemptConnection(optionsFor(await serveChat((server) => server.pause())));
    assert.equal(mute.failure?.code, 'WS_1006');

    const gone = await attemptConnection(optionsFor('ws://127.0.0.1:1/ws'));
    assert.deepEqual([gone.failure?.code, gone.openMs], ['TCP_REFUSED', undefined]);
  });
});

const lastOffered = { handleProtocols: (offered: Set<string>) => [...offered].at(-1) ?? false };

describe('several sockets', () => {
  test('are opened until so many are open', async () => {
    const url = await serveChat();
    const { opened, refusal, wanted } = await openSeveral(3, () => liveAt(url));

    assert.deepEqual([opened.length, refusal, wanted], [3, undefined, 3]);
    assert.deepEqual(
      opened.map(({ identity, subject }) => [identity, subject]),
      Array.from({ length: 3 }, () => ['user-1', 'user-1']),
    );
    await Promise.all(opened.map(({ socket }) => socket.close()));
  });

  test('stop at the first that is not let in', async () => {
    const url = await serveChat((server, nth) => (nth > 2 ? server.close(1011, 'full') : undefined));
    const { opened, refusal } = await openSeveral(7, () => liveAt(url));

    assert.deepEqual([opened.length, refusal?.code], [2, 'WS_1011']);
    await Promise.all(opened.map(({ socket }) => socket.close()));
  });

  test('reject for a mistake of our own', async () => {
    await assert.rejects(
      openSeveral(2, () => Promise.reject(new TypeError('a mistake'))),
      /a mistake/,
    );
  });
});

describe('a live socket', () => {
  test('is not one that is closed behind its greeting', async () => {
    const url = await serveChat((server) => server.on('message', () => server.close(1000, 'main cleanup')));
    const found = await findingOf(liveAt(url).then(({ socket }) => socket.close()));

    assert.equal(found.code, 'WS_CLOSED_1000_EARLY');
  });
});

describe('an idle socket', () => {
  // Long, for what comes: this machine may stand still for a while.
  const limits = { limitMs: 5_000, pingMs: 5_000, lagSampler };

  test('is watched until its first heartbeat, which it acknowledges', async () => {
    const heard: string[] = [];
    let beat = (): void => undefined;
    const url = await serveChat((server) => {
      server.on('message', (data) => heard.push((data as Buffer).toString()));
      beat = () => say(server, { type: 'heartbeat' });
    });
    const one = await liveAt(url);
    setTimeout(() => beat(), 60);
    const watch = await holdIdle(one, limits);

    assert.ok((watch.heartbeatMs ?? 0) >= 30 && (watch.heartbeatMs ?? 0) < 5_000, String(watch.heartbeatMs));
    assert.deepEqual(
      [watch.answersPing, watch.closed, watch.heard],
      [true, undefined, ['heartbeat', 'pong']],
    );
    assert.ok(heard.includes('{"type":"heartbeat_ack"}'));
    await one.socket.close();
  });

  test('without a sign of life is asked for a pong all the same', async () => {
    const one = await liveAt(await serveChat());
    const watch = await holdIdle(one, { ...limits, limitMs: 40 });

    assert.deepEqual([watch.heartbeatMs, watch.answersPing], [undefined, true]);
    assert.ok(watch.waitedMs >= 40);
    await one.socket.close();
  });

  test('that is cut shows when', async () => {
    const url = await serveChat((server) => setTimeout(() => server.close(1001), 50));
    const { closed, ageMs, answersPing } = await holdIdle(await liveAt(url), limits);

    assert.deepEqual([closed?.code, answersPing], [1001, false]);
    assert.ok(ageMs >= 45 && ageMs < 5_000, String(ageMs));
  });
});

describe('a socket that is held for long', () => {
  const times = { wantedMs: 400, everyMs: 60, pingMs: 80, lagSampler };

  test('is used every so often until its time is over', async () => {
    const one = await liveAt(await serveChat());
    const hold = await holdLong(one, { ...times, pingMs: 5_000 });

    assert.ok(hold.ageMs >= times.wantedMs && hold.pongs.length >= 2, `${hold.pongs.length} pongs`);
    assert.deepEqual([hold.muteAtMs, hold.closed], [undefined, undefined]);
    await one.socket.close();
  });

  test('is let go when it is cut, and when it answers no more', async () => {
    const cut = await holdLong(
      await liveAt(await serveChat((server) => setTimeout(() => server.terminate(), 70))),
      { ...times, wantedMs: 10_000, pingMs: 5_000 },
    );
    assert.equal(cut.closed?.code, 1006);
    assert.ok(cut.ageMs < 10_000, String(cut.ageMs));

    const one = await liveAt(await serveChat((server) => setTimeout(() => server.pause(), 30)));
    const mute = await holdLong(one, times);
    assert.ok((mute.muteAtMs ?? 0) > 0 && mute.closed === undefined);
    await one.socket.drop();
  });
});

describe('a message that no page would send', () => {
  const limitMs = 5_000;
  const none = () => Promise.resolve(undefined);

  test('is sent as it is, and its answer is told from the pong behind it', async () => {
    const url = await serveChat((server) =>
      server.on('message', (data, isBinary) => {
        if (isBinary || !(data as Buffer).toString().includes('ping'))
          say(server, { type: 'error_message', error_code: 'JSON_PARSE_ERROR' });
      }),
    );
    for (const message of [oddMessages.noJson, oddMessages.binary]) {
      const one = await liveAt(url);
      const tried = await tryMessage(one, message, limitMs, none);

      assert.deepEqual(
        tried.replies.map(({ json }) => json?.['error_code']),
        ['JSON_PARSE_ERROR'],
      );
      assert.deepEqual([tried.answersPing, tried.closed, tried.serviceLives], [true, undefined, undefined]);
      await one.socket.close();
    }
  });

  test('that ends the socket is followed by another one', async () => {
    const url = await serveChat((server) =>
      server.on('message', (data) => {
        if ((data as Buffer).toString() === '[]') server.close(1000, 'main cleanup');
      }),
    );
    const tried = await tryMessage(await liveAt(url), oddMessages.list, limitMs, () => liveAt(url));
    assert.deepEqual([tried.closed?.code, tried.answersPing, tried.serviceLives], [1000, false, true]);

    const dead = await tryMessage(await liveAt(url), oddMessages.list, limitMs, none);
    assert.equal(dead.serviceLives, false);
  });
});

describe('many pings in one go', () => {
  test('are counted as they are answered, also when some are not', async () => {
    const one = await liveAt(await serveChat());
    assert.deepEqual(await pingTogether(one, 40, 5_000), {
      sent: 40,
      pongs: 40,
      troubles: [],
      closed: undefined,
    });
    await one.socket.close();
  });

  test('end when the rest is refused, or nothing comes any more', async () => {
    const url = await serveSocket((server) => {
      say(server, { type: 'connect' });
      let count = 0;
      server.on('message', () => {
        count += 1;
        if (count <= 10) say(server, { type: 'pong', data: { user_id: 'user-1' } });
        else if (count <= 12) say(server, { type: 'error_message', error_code: 'RATE_LIMIT_EXCEEDED' });
      });
    }, lastOffered);
    const one = await liveAt(url);
    const volley = await pingTogether(one, 40, 500);

    assert.deepEqual([volley.pongs, volley.troubles.length], [9, 2]);
    await one.socket.close();
  });
});
