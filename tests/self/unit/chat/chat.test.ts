import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { WebSocket } from 'ws';
import type { ChatParts } from '../../../../helpers/chat/chat.ts';
import type { ChatSocket } from '../../../../helpers/chat/chat-socket.ts';
import type { RecordedTurn } from '../../../../helpers/chat/recorded-turn.ts';
import { SecondSocket } from '../../../../helpers/chat/second-socket.ts';
import type { Threads } from '../../../../helpers/chat/threads.ts';
import { newSpending } from '../../../../helpers/http/spending.ts';
import { makeSession } from '../auth/make-session.ts';
import { makeReply } from '../http/make-reply.ts';
import { makeTarget } from '../http/make-target.ts';
import { makeChat, makePong } from '../judge/make-chat.ts';
import { openAt } from './open-at.ts';
import { serveSocket } from './serve-socket.ts';

const limits = { firstEventMs: 2_000, gapMs: 2_000, answerMs: 4_000, eventLagMs: 500, agentTimeoutMs: 1_000 };
const quick = { watchMs: 1 };
const prompt = (nonce: string) => ({ text: `About ${nonce}`, nonce, expects: [nonce] });
const [quartz, basalt] = [prompt('Quartz-7f3a9c21'), prompt('Basalt-00000001')];

/** What the server says to the n-th message, each with the run's id and its agent. */
type Script = (turn: number) => readonly object[];

/** A run of two events; the answer is what it ends with. */
const run =
  (answer = 'Done.'): Script =>
  (turn) => [
    { type: 'agent_started', run_id: `run_${turn}` },
    { type: 'agent_completed', run_id: `run_${turn}`, payload: { result: { response: answer } } },
  ];

/** A chat at a server that greets and plays the script; `log` has what happened, in order. */
async function chatAt(script: Script, more: Partial<ChatParts> = {}) {
  const log: string[] = [];
  const servers: WebSocket[] = [];
  const url = await serveSocket((server) => {
    servers.push(server);
    server.send('{"type":"connect"}');
    let turn = 0;
    server.on('message', (data) => {
      const { type } = JSON.parse((data as Buffer).toString()) as { type: string };
      log.push(`message ${type}`);
      if (type === 'ping') server.send('{"type":"pong"}');
      else
        for (const event of script((turn += 1))) {
          const head = { agent_name: 'Supervisor', user_id: 'user-1', payload: {} };
          server.send(JSON.stringify({ ...head, ...event }));
        }
    });
  });
  const socket = await openAt(url);
  await socket.waitFor(() => true, 2_000);
  const session = makeSession('user-1');
  const spending = newSpending();
  const turns: RecordedTurn[] = [];
  const seconds: ChatSocket[] = [];
  const chat = makeChat({
    target: makeTarget('http://127.0.0.1:1', { rootAgent: 'Supervisor' }),
    session,
    socket,
    limits,
    spending,
    threads: { messages: () => Promise.reject(new Error('No thread is to be read.')) } as unknown as Threads,
    beforeTurn: () => log.push('before the turn'),
    onTurn: (turn) => turns.push(turn),
    secondSocket: () => {
      log.push('second socket made ready');
      const open = async (): Promise<ChatSocket> => {
        const second = await openAt(url);
        seconds.push(second);
        return second;
      };
      return Promise.resolve(
        new SecondSocket(open, () => Promise.resolve(void log.push('second socket released'))),
      );
    },
    ...more,
  });
  return { chat, socket, session, spending, turns, seconds, log, servers };
}

const typesOf = (frames: readonly { json: Readonly<Record<string, unknown>> | undefined }[]) =>
  frames.map(({ json }) => json?.['type']);

describe('a chat', () => {
  test('is in its thread, and is whom the first pong names', () => {
    const pongs = [makePong('user-1', 0, 9), makePong('user-2', 20_000, 1)];

    assert.equal(makeChat({ threadId: 'thread_9', pongs }).threadId, 'thread_9');
    assert.equal(makeChat({ pongs }).identity, 'user-1');
    assert.equal(makeChat({ pongs: [makePong(undefined, 0, 9)] }).identity, undefined);
    assert.equal(makeChat().identity, undefined);
  });
});

describe('the turns of a chat', () => {
  test('are asked as the page asks them, the first one and the later ones', async () => {
    const { chat, socket } = await chatAt(run());
    await chat.ask(quartz, quick);
    await chat.ask(basalt, quick);
    await chat.ask(quartz, quick);

    const sent = socket.frames.filter(({ direction }) => direction === 'out').map(({ json }) => json);
    assert.deepEqual(typesOf(sent.map((json) => ({ json }))), [
      'start_agent',
      'user_message',
      'user_message',
    ]);
    assert.deepEqual(
      sent.slice(0, 2).map((json) => json?.['payload']),
      [
        {
          user_request: quartz.text,
          thread_id: 'thread_1',
          context: { source: 'message_input' },
          settings: {},
        },
        { content: basalt.text, references: [], thread_id: 'thread_1' },
      ],
    );
  });

  test('are asked as the target declares', async () => {
    const target = makeTarget('http://127.0.0.1:1', { firstTurn: 'user_message', laterTurns: 'start_agent' });
    const { chat, socket } = await chatAt(run(), { target });
    await chat.ask(quartz, quick);
    await chat.ask(basalt, quick);

    const sent = socket.frames.filter(({ direction }) => direction === 'out');
    assert.deepEqual(typesOf(sent), ['user_message', 'start_agent']);
  });

  test('leave idle what came before, between and after them', async () => {
    const { chat, socket, servers } = await chatAt(run());
    const hear = async (type: string): Promise<void> => {
      servers[0]?.send(JSON.stringify({ type }));
      await socket.waitFor(({ json }) => json?.['type'] === type, 2_000);
    };
    assert.deepEqual(typesOf(chat.idleFrames), ['connect']);
    await hear('heartbeat');
    await chat.ask(quartz, quick);
    await hear('ack');
    await chat.ask(basalt, quick);
    assert.deepEqual(typesOf(chat.idleFrames), ['connect', 'heartbeat', 'ack']);
    await hear('server_shutdown');

    assert.deepEqual(typesOf(chat.idleFrames), ['connect', 'heartbeat', 'ack', 'server_shutdown']);
    assert.deepEqual(
      chat.idleFrames.map(({ index }) => index),
      [0, 1, 5, 9],
    );
  });

  test('are counted and handed on, each once', async () => {
    const { chat, spending, turns } = await chatAt(run());
    const one = await chat.ask(quartz, quick);
    const other = await chat.ask(basalt, quick);

    assert.deepEqual([spending.turns, spending.messages], [2, 2]);
    assert.deepEqual(
      turns.map((turn) => [one, other].indexOf(turn)),
      [0, 1],
    );
  });

  test('are watched for 250 ms after their end unless told otherwise', async () => {
    const { chat } = await chatAt(run());
    const watched = async (options?: { watchMs?: number }): Promise<number> => {
      const { recording } = await chat.ask(quartz, options);
      return (recording.endedAtUs - (recording.frames.at(-1)?.atUs ?? 0)) / 1_000;
    };

    const [usualMs, emptyMs, shortMs] = [await watched(), await watched({}), await watched({ watchMs: 20 })];
    assert.ok(usualMs >= 249 && emptyMs >= 249, `${usualMs} ${emptyMs}`);
    assert.ok(shortMs >= 19 && shortMs < usualMs, String(shortMs));
  });

  test('are recorded for whom, where, and by which limits and which clock', async () => {
    const pongs = [{ ...makePong('user-1', 1_000_000, 10), serverMs: 5_250 }];
    const { chat } = await chatAt(run(), { pongs, threadId: 'thread_7' });
    const { recording } = await chat.ask(quartz, quick);

    assert.deepEqual(
      [recording.userId, recording.threadId, recording.rootAgent, recording.prompt],
      ['user-1', 'thread_7', 'Supervisor', quartz],
    );
    assert.deepEqual(recording.limits, limits);
    assert.deepEqual(recording.clock, { offsetMs: 5_250 - 1_005, uncertaintyMs: 5 });
    assert.deepEqual(recording.ending, { kind: 'terminal' });
  });
});

describe('the history of a chat', () => {
  test('hands earlier runs and nonces on to the next turn, and to the other chats of the user', async () => {
    const { chat, session } = await chatAt(run());
    const { recording: first } = await chat.ask(quartz, quick);
    const { recording: second } = await chat.ask(basalt, quick);

    assert.deepEqual([first.earlierRuns, first.ownNonces], [[], [quartz.nonce]]);
    assert.deepEqual(second.earlierRuns, [{ runId: 'run_1', ended: true }]);
    assert.deepEqual(second.ownNonces, [quartz.nonce, basalt.nonce]);
    assert.deepEqual(
      [...session.history.runs],
      [
        ['run_1', true],
        ['run_2', true],
      ],
    );
  });

  test('takes over what other chats of the user have seen', async () => {
    const session = makeSession('user-1');
    session.history.runs.set('run_elsewhere', false);
    session.history.nonces.push(basalt.nonce);
    const { chat } = await chatAt(run(), { session });
    const { recording } = await chat.ask(quartz, quick);

    assert.deepEqual(recording.earlierRuns, [{ runId: 'run_elsewhere', ended: false }]);
    assert.deepEqual(recording.ownNonces, [basalt.nonce, quartz.nonce]);
  });

  test('knows a run that did not end', async () => {
    const script: Script = (turn) => run()(turn).slice(0, turn === 1 ? 1 : 2);
    const { chat } = await chatAt(script, { limits: { ...limits, gapMs: 80 } });
    const { recording: first } = await chat.ask(quartz, quick);
    const { recording: second } = await chat.ask(basalt, quick);

    assert.deepEqual(first.ending, { kind: 'stalled' });
    assert.deepEqual(second.earlierRuns, [{ runId: 'run_1', ended: false }]);
  });

  test("knows a run as open that only a part's end was seen of", async () => {
    const script: Script = () => [
      { type: 'agent_started', run_id: 'run_1' },
      { type: 'agent_completed', run_id: 'run_1', agent_name: 'DataAgent' },
    ];
    const { chat, session } = await chatAt(script, { limits: { ...limits, gapMs: 80 } });
    await chat.ask(quartz, quick);

    assert.deepEqual([...session.history.runs], [['run_1', false]]);
  });

  test('remembers no run where none was named, and the nonce all the same', async () => {
    const { chat, session } = await chatAt(() => [], { limits: { ...limits, firstEventMs: 60 } });
    const { recording } = await chat.ask(quartz, quick);

    assert.deepEqual(recording.ending, { kind: 'silent' });
    assert.deepEqual([session.history.runs.size, session.history.nonces], [0, [quartz.nonce]]);
  });
});

describe('before a turn', () => {
  test('comes what may end the test, then the second socket, then the message', async () => {
    const { chat, log } = await chatAt(run());
    await chat.ask(quartz, quick);
    await chat.ask(basalt, quick);

    const before = ['before the turn', 'second socket made ready'];
    assert.deepEqual(log, [
      ...[...before, 'message start_agent', 'second socket released'],
      ...[...before, 'message user_message', 'second socket released'],
    ]);
  });

  test('the test may be ended: nothing is sent, counted or remembered', async () => {
    const { chat, socket, session, spending, turns, log } = await chatAt(run(), {
      beforeTurn: () => {
        throw new Error('BLOCKED');
      },
    });

    await assert.rejects(chat.ask(quartz, quick), /^Error: BLOCKED$/);
    assert.equal(socket.frames.length, 1);
    assert.deepEqual([spending.turns, spending.messages, turns.length, log], [0, 0, 0, []]);
    assert.deepEqual(session.history.nonces, []);
  });
});

describe('the second socket of a turn', () => {
  test('is opened and asked when the turn falls silent, and closed after it', async () => {
    const { chat, seconds, log } = await chatAt(() => [], { limits: { ...limits, firstEventMs: 60 } });
    const { recording } = await chat.ask(quartz, quick);

    assert.equal(recording.secondSocket, 'alive');
    assert.equal(seconds.length, 1);
    assert.equal(seconds[0]?.closed?.code, 1000);
    assert.deepEqual(log.slice(2), ['message start_agent', 'message ping', 'second socket released']);
    assert.deepEqual(typesOf(recording.frames), ['start_agent']);
  });

  test('is not opened when the turn ends, and released all the same', async () => {
    const { chat, seconds, log } = await chatAt(run());
    const { recording } = await chat.ask(quartz, quick);

    assert.equal(recording.secondSocket, 'not-asked');
    assert.deepEqual([seconds.length, log.at(-1)], [0, 'second socket released']);
  });
});

describe('a message that goes by another way than the socket', () => {
  const reply = makeReply(200, { message: 'Done.' });

  test('is followed on the socket from before it went, once its reply has taken it', async () => {
    const { chat, servers, session, spending, turns, log } = await chatAt(run());
    const posted = await chat.askBy(quartz, () => {
      const head = { run_id: 'run_7', agent_name: 'Supervisor', user_id: 'user-1' };
      servers[0]?.send(JSON.stringify({ ...head, type: 'agent_started', payload: {} }));
      const payload = { result: { response: 'Done.' } };
      servers[0]?.send(JSON.stringify({ ...head, type: 'agent_completed', payload }));
      return Promise.resolve(reply);
    });

    assert.deepEqual([posted.reply, posted.prompt], [reply, quartz]);
    assert.equal(posted.turn?.recording.ending.kind, 'terminal');
    assert.deepEqual(typesOf(posted.turn.recording.frames), ['agent_started', 'agent_completed']);
    assert.deepEqual([chat.isOwnRun('run_7'), session.history.nonces], [true, [quartz.nonce]]);
    assert.deepEqual([spending.turns, turns, log.includes('before the turn')], [1, [], false]);
    assert.deepEqual(typesOf(chat.idleFrames), ['connect']);
  });

  test('has no turn when it was not taken, or when the socket is closed: nothing is waited for', async () => {
    const { chat, socket, log } = await chatAt(run());
    const refused = makeReply(422, {});
    assert.deepEqual(await chat.askBy(quartz, () => Promise.resolve(refused)), {
      asker: { threadId: 'thread_1', userId: 'user-1' },
      prompt: quartz,
      reply: refused,
      turn: undefined,
    });
    await socket.close();
    assert.equal((await chat.askBy(basalt, () => Promise.resolve(reply))).turn, undefined);
    assert.deepEqual(log, []);
  });
});

describe('an answer that misses what it must hold', () => {
  const good = `It is ${quartz.nonce}.`;

  test('has the whole conversation so far asked once more, and keeps its turns', async () => {
    const asked: unknown[] = [];
    const probes = [{} as RecordedTurn];
    const { chat } = await chatAt((turn) => run(turn === 1 ? good : 'Seven.')(turn), {
      askAgain: (prompts, beside) => {
        asked.push([prompts, beside]);
        return Promise.resolve(probes);
      },
    });

    assert.deepEqual([(await chat.ask(quartz, quick)).probes, asked], [[], []]);
    const missed = await chat.ask(basalt, { ...quick, beside: ['Opal-00000002'] });
    assert.deepEqual(asked, [[[quartz, basalt], ['Opal-00000002']]]);
    assert.equal(missed.probes, probes);
    assert.deepEqual(missed.recording.parallelNonces, ['Opal-00000002']);
  });

  test('is asked once where no model answers', async () => {
    const { chat, spending } = await chatAt(run('Seven.'));

    assert.deepEqual((await chat.ask(quartz, quick)).probes, []);
    assert.equal(spending.turns, 1);
  });
});

describe('the stored answer of a turn', () => {
  /** The stored answer where the frame has this text, and which threads were read. */
  async function stored(text: string, messages: readonly { role: string; content: string }[] = kept) {
    const read: string[] = [];
    const threads = {
      messages: (id: string) => {
        read.push(id);
        return Promise.resolve(messages);
      },
    } as unknown as Threads;
    const { chat } = await chatAt(run(text), { threads });
    return { storedAnswer: (await chat.ask(quartz, quick)).storedAnswer, read };
  }
  const kept = [
    { role: 'user', content: 'the first question' },
    { role: 'assistant', content: 'the first answer' },
    { role: 'assistant', content: 'the whole answer' },
    { role: 'user', content: 'the last question' },
  ];
  /** A text of this length that ends so. */
  const long = (end: string, length = 200): string => `${'x'.repeat(length - end.length)}${end}`;

  for (const end of ['...', '…', '(truncated)', '... ', '…\n']) {
    test(`is the thread's last when the text is cut by ${JSON.stringify(end)}`, async () => {
      assert.deepEqual(await stored(long(end)), { storedAnswer: 'the whole answer', read: ['thread_1'] });
    });
  }

  for (const [name, text] of [
    ['is short', long('...', 199)],
    ['is not cut', long('.', 500)],
    ['is cut somewhere else', long('... and so on', 500)],
    ['says that it was truncated in its own words', long('truncated', 500)],
    ['is empty', ''],
  ] as const) {
    test(`is not fetched when the text ${name}`, async () => {
      assert.deepEqual(await stored(text), { storedAnswer: undefined, read: [] });
    });
  }

  test('is not known when the thread has none', async () => {
    const { storedAnswer, read } = await stored(long('...'), kept.slice(0, 1));

    assert.deepEqual([storedAnswer, read], [undefined, ['thread_1']]);
  });

  test('is not fetched when the run did not complete', async () => {
    const { chat } = await chatAt(() => [], { limits: { ...limits, firstEventMs: 60 } });

    assert.equal((await chat.ask(quartz, quick)).storedAnswer, undefined);
  });
});
