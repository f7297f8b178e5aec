import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, test } from 'node:test';
import type { WebSocket } from 'ws';
import { recordTurn, type TurnOptions } from '../../../../helpers/chat/record-turn.ts';
import { findingOf } from '../http/finding-of.ts';
import { FixedLags } from '../judge/fixed-lags.ts';
import { particulars } from '../judge/particulars.ts';
import { openAt } from './open-at.ts';
import { closeFrame, serveSocket, serveUpgrade, textFrame } from './serve-socket.ts';

const limits = { firstEventMs: 150, gapMs: 300, answerMs: 600, eventLagMs: 1_000, agentTimeoutMs: 1_000 };

/** Sends an event of the run, canonical. */
type Say = (type: string, agent?: string) => void;

/** What a recording takes over as it is. */
function contextOf(rootAgent: string | undefined, more: Partial<typeof limits> = {}): TurnOptions['context'] {
  return {
    userId: 'user-1',
    threadId: 'thread_1',
    rootAgent,
    earlierRuns: [],
    ownNonces: [],
    clock: undefined,
    limits: { ...limits, ...more },
  };
}

/** Records a turn at a server that plays the script when the message comes. */
async function record(
  script: (say: Say, server: WebSocket) => unknown,
  more: Partial<TurnOptions> = {},
  rootAgent: string | undefined = 'Supervisor',
) {
  const url = await serveSocket((server) => {
    server.send('{"type":"connect"}');
    let step = 0;
    const say: Say = (type, agent_name = 'Supervisor') =>
      server.send(JSON.stringify({ type, run_id: 'run_1', agent_name, payload: { step: (step += 1) } }));
    server.once('message', () => script(say, server));
  });
  const socket = await openAt(url);
  await socket.waitFor(() => true, 2_000);
  const recording = await recordTurn({
    socket,
    prompt: { text: 'Hello', nonce: 'Quartz-7f3a9c21', expects: [] },
    message: { type: 'start_agent' },
    context: contextOf(rootAgent),
    lagSampler: new FixedLags([{ atUs: socket.originUs + 5_000, lagUs: 7 }]),
    watchMs: 60,
    askSecondSocket: () => Promise.resolve(true),
    ...more,
  });
  const said = recording.frames.map(({ json }) => String(json?.['type']));
  return { recording, said, socket, tookMs: (recording.endedAtUs - recording.sentAtUs) / 1000 };
}

describe('a turn', () => {
  test('is recorded from the message to the watch after its end', async () => {
    const { recording, said, tookMs } = await record(
      async (say) => {
        say('agent_started');
        say('agent_completed');
        await delay(15);
        say('agent_thinking');
      },
      { watchMs: 600 },
    );

    assert.deepEqual(said, ['start_agent', 'agent_started', 'agent_completed', 'agent_thinking']);
    assert.deepEqual(recording.ending, { kind: 'terminal' });
    assert.ok(tookMs >= 595 && tookMs < 2_500, String(tookMs));
    assert.equal(recording.sentAtUs, recording.frames[0]?.atUs);
    assert.equal(recording.secondSocket, 'not-asked');
    assert.deepEqual(recording.lags, [{ atUs: 5_000, lagUs: 7 }]);
    assert.deepEqual(
      [recording.userId, recording.threadId, recording.rootAgent],
      ['user-1', 'thread_1', 'Supervisor'],
    );
    assert.equal(recording.prompt.nonce, 'Quartz-7f3a9c21');
    assert.ok(Object.isFrozen(recording) && Object.isFrozen(recording.frames));
  });

  test('ends with an error of its root', async () => {
    const { recording } = await record((say) => {
      say('agent_started');
      say('agent_error');
    });

    assert.deepEqual(recording.ending, { kind: 'terminal' });
  });

  test('goes on when the watch shows that it was not the root that ended', async () => {
    const { recording, said } = await record(
      async (say) => {
        say('agent_started', 'DataAgent');
        say('agent_completed', 'DataAgent');
        await delay(10);
        say('agent_started');
        await delay(610);
        say('agent_completed');
      },
      { watchMs: 600, context: contextOf('Supervisor', { gapMs: 2_000, answerMs: 4_000 }) },
    );

    assert.equal(said.filter((type) => type === 'agent_completed').length, 2);
    assert.deepEqual(recording.ending, { kind: 'terminal' });
  });

  test('is over when the connection ends during the watch', async () => {
    const { recording } = await record(
      async (say, server) => {
        say('agent_started');
        say('agent_completed');
        await delay(10);
        server.close(1000);
      },
      { watchMs: 5_000 },
    );

    assert.deepEqual(recording.ending, { kind: 'terminal' });
  });
});

describe('a turn that falls silent', () => {
  test('is silent without any event, and the server alive', async () => {
    const { recording, said, tookMs } = await record((_, server) => server.send('{"type":"heartbeat"}'));

    assert.deepEqual(said, ['start_agent', 'heartbeat']);
    assert.deepEqual(recording.ending, { kind: 'silent' });
    assert.equal(recording.secondSocket, 'alive');
    // The limit, a second and a half for what is merely late, and some room; the promise is two seconds in all on a real target.
    assert.ok(tookMs >= limits.firstEventMs + 1_500, String(tookMs));
    assert.ok(tookMs < limits.firstEventMs + 3_000, String(tookMs));
  });

  test('is silent, and the server dead', async () => {
    const asked: number[] = [];
    const { recording } = await record(() => undefined, {
      askSecondSocket: (limitMs) => {
        asked.push(limitMs);
        return Promise.resolve(false);
      },
    });

    assert.equal(recording.secondSocket, 'dead');
    assert.deepEqual(asked, [1_500]);
  });

  test('goes on with an event that comes late, while the second socket has long answered', async () => {
    const { recording } = await record(async (say) => {
      await delay(limits.firstEventMs + 300);
      say('agent_started');
    });

    assert.deepEqual(recording.ending, { kind: 'stalled' });
    assert.ok(recording.frames.some(({ reading }) => reading.kind === 'event'));
  });

  test('is stalled after some events', async () => {
    const { recording, tookMs } = await record(async (say) => {
      say('agent_started');
      await delay(100);
      say('agent_thinking');
    });

    assert.deepEqual(recording.ending, { kind: 'stalled' });
    assert.ok(tookMs >= 100 + limits.gapMs - 5, String(tookMs));
    assert.equal(recording.secondSocket, 'alive');
  });

  test('is stalled half as long again after an answer is due, however it trickles', async () => {
    let asked = 0;
    const { recording, tookMs } = await record(
      async (say) => {
        say('agent_started');
        // It must end some time, or else a recording without an end would never fail.
        for (let step = 0; step < 300; step += 1) {
          await delay(10);
          say('agent_thinking');
        }
      },
      {
        askSecondSocket: async () => {
          asked += 1;
          await delay(60);
          return true;
        },
      },
    );

    assert.deepEqual(recording.ending, { kind: 'stalled' });
    const hungMs = limits.answerMs * 1.5;
    assert.ok(tookMs >= hungMs && tookMs < hungMs + 1_000, String(tookMs));
    assert.deepEqual([asked, recording.secondSocket], [1, 'alive']);
    assert.equal(recording.frames.at(-1)?.reading.kind, 'event');
  });

  test('is not yet stalled when an answer is overdue by less than half', async () => {
    const { recording, tookMs } = await record(
      async (say) => {
        say('agent_started');
        await delay(1_600);
        say('agent_completed');
      },
      { context: contextOf('Supervisor', { gapMs: 5_000, answerMs: 1_500 }) },
    );

    assert.deepEqual(recording.ending, { kind: 'terminal' });
    assert.ok(tookMs > 1_500, String(tookMs));
    assert.equal(recording.secondSocket, 'not-asked');
  });

  test('goes on when an event comes while the second socket is asked', async () => {
    let say: Say = () => undefined;
    const { recording, said } = await record((given) => (say = given), {
      askSecondSocket: async () => {
        say('agent_started');
        say('agent_completed');
        await delay(40);
        return true;
      },
    });

    assert.deepEqual(said, ['start_agent', 'agent_started', 'agent_completed']);
    assert.deepEqual(recording.ending, { kind: 'terminal' });
    assert.equal(recording.secondSocket, 'alive');
  });

  test('is closed when the connection ends while the second socket is asked', async () => {
    let server: WebSocket | undefined;
    const { recording } = await record((_, given) => (server = given), {
      askSecondSocket: async () => {
        server?.close(1011, 'main mode error');
        await delay(60);
        return false;
      },
    });

    assert.deepEqual(recording.ending, { kind: 'closed', code: 1011, reason: 'main mode error' });
  });
});

describe('a turn whose connection ends', () => {
  for (const [code, reason] of [
    [1000, 'main cleanup'],
    [1011, 'main mode error'],
  ] as const) {
    test(`is closed by ${code}, at the moment of the close`, async () => {
      const { recording, socket } = await record((say, server) => {
        say('agent_started');
        server.close(code, reason);
      });

      assert.deepEqual(recording.ending, { kind: 'closed', code, reason });
      assert.equal(recording.endedAtUs, Math.round(socket.closed?.atUs ?? 0));
      assert.equal(recording.secondSocket, 'not-asked');
    });
  }

  test('is closed by 1006 without a goodbye', async () => {
    const { recording } = await record((_, server) => server.terminate());

    assert.deepEqual(recording.ending, { kind: 'closed', code: 1006, reason: '' });
  });

  for (const [close, code] of [
    [1000, 'WS_CLOSED_1000_EARLY'],
    [1008, 'WS_AUTH_FAILED'],
    [1011, 'WS_1011'],
  ] as const) {
    test(`is not recorded when ${close} came before the message, which is ${code}`, async () => {
      const socket = await openAt(await serveSocket((server) => server.close(close, 'gone')));
      await socket.change(2_000);
      const turn = recordTurn({
        socket,
        prompt: { text: 'Hello', nonce: 'Quartz-7f3a9c21', expects: [] },
        message: { type: 'start_agent' },
        context: contextOf('Supervisor'),
        lagSampler: new FixedLags(),
        watchMs: 60,
        askSecondSocket: () => Promise.reject(new Error('Nobody is to be asked.')),
      });

      assert.deepEqual(particulars([await findingOf(turn)]), [
        [code, `Closed with ${close} "gone" before the message was sent.`],
      ]);
      assert.equal(socket.frames.length, 0);
    });
  }

  test('is not recorded when the close is under way', async () => {
    const both = Buffer.concat([textFrame({ type: 'connect' }), closeFrame(1011, 'main mode error')]);
    const socket = await openAt(await serveUpgrade({}, both));
    await socket.waitFor(() => true, 2_000);
    const turn = recordTurn({
      socket,
      prompt: { text: 'Hello', nonce: 'Quartz-7f3a9c21', expects: [] },
      message: { type: 'start_agent' },
      context: contextOf('Supervisor'),
      lagSampler: new FixedLags(),
      watchMs: 60,
      askSecondSocket: () => Promise.reject(new Error('Nobody is to be asked.')),
    });

    assert.deepEqual(particulars([await findingOf(turn)]), [
      ['WS_1011', 'Closed with 1011 "main mode error" before the message was sent.'],
    ]);
  });
});
