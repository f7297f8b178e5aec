import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { decodeJwt, decodeProtectedHeader } from 'jose';

import type { Subject } from '../../../faults/matrix/start-stack.ts';
import { readRecording } from '../../../faults/replay/recording.ts';
import { startReplay } from '../../../faults/replay/start-replay.ts';
import { compare } from '../stack/compare.ts';
import { lineOf } from '../stack/line-of.ts';
import { replayExchanges } from '../stack/replay-exchanges.ts';
import { replaySockets } from '../stack/replay-sockets.ts';
import type { RecordedSockets } from '../stack/replay-sockets.ts';
import type { Difference, Variables } from '../stack/replayed.ts';
import { SocketClient } from '../stack/socket-client.ts';

describe('replay of the real revision', { timeout: 60_000 }, () => {
  let replay: Subject;
  const log: string[] = [];

  before(async () => {
    replay = await startReplay({ log: (line) => log.push(line) });
  });
  after(() => replay.stop());

  test('answers every recorded request of the login service as it was answered', async () => {
    const { tokens, exchanges } = readRecording('auth');
    // Nobody can know the login key of a replay.
    const asked = exchanges.filter(
      ({ request }) => !/<(?:login key|key_access)>/.test(JSON.stringify(request)),
    );
    const variables = startingVariables(replay);
    const { differences, count } = await replayExchanges('auth', replay.urls.auth, asked, variables);
    const inTokens = (['access', 'refresh'] as const).flatMap((kind) => {
      const token = variables.get(kind) ?? '';
      const served = { header: decodeProtectedHeader(token), claims: decodeJwt(token) };
      return compare(`token (${kind})`, 'token', tokens?.[kind], served, variables);
    });
    assert.equal(told([...differences, ...inTokens]), '');
    assert.ok(count >= 65, `only ${count} requests`);
    assert.deepEqual(log, []);
  });

  test('answers every recorded request of the backend, for two users who registered', async () => {
    const variables = startingVariables(replay);
    for (const name of ['alice', 'bob']) variables.set(name, await registered(replay, name));
    const { exchanges } = readRecording('backend');
    const { differences, count } = await replayExchanges(
      'backend',
      replay.urls.backend,
      exchanges,
      variables,
    );
    assert.deepEqual(differences.map(lineOf), ofLaterState);
    assert.ok(count >= 38, `only ${count} requests`);
    assert.deepEqual(log, []);
  });

  test('lets everybody in as the demo user, as it was delivered', async () => {
    const { greeting } = readRecording('websocket');
    const { identity, sockets } = readRecording('websocket-default');
    const variables = await tokenVariables(replay);
    const base = replay.urls.backend.replace('http:', 'ws:');
    const recorded = { greeting, sockets } as RecordedSockets;
    assert.equal(told((await replaySockets(base, recorded, variables)).differences), '');
    const client = await opened(replay.urls.ws);
    await client.next();
    client.send('{"type":"ping"}');
    const pong = await client.next();
    client.close();
    assert.ok(pong.kind === 'frame');
    assert.equal((pong.frame['data'] as { user_id: string }).user_id, identity);
  });

  test('follows every recorded message by what followed it, a chat message by nothing', async () => {
    const recorded = readRecording('websocket') as unknown as RecordedSockets;
    const talks = recorded.sockets.filter(({ path, steps }) => path === '/ws' && steps !== undefined);
    const base = replay.urls.backend.replace('http:', 'ws:');
    const variables = await tokenVariables(replay);
    const { differences, count } = await replaySockets(base, { ...recorded, sockets: talks }, variables);
    assert.equal(told(differences), '');
    assert.ok(count >= 20, `only ${count} sockets`);
    assert.deepEqual(log, []);
  });

  test('says that it is alive while a client says nothing, counting what it was sent', async () => {
    const impatient = await startReplay({ heartbeatMs: 100 });
    const client = await opened(impatient.urls.ws);
    await client.next();
    client.send('{"type":"start_agent","payload":{}}');
    const beat = await client.next();
    client.close();
    await impatient.stop();
    const { heartbeat } = readRecording('websocket') as unknown as { readonly heartbeat: object };
    assert.ok(beat.kind === 'frame');
    assert.equal(told(compare('socket', 'heartbeat', heartbeat, beat.frame, new Map())), '');
    const { stats } = beat.frame['data'] as { stats: object };
    assert.deepEqual(stats, { messages_processed: 1, agent_events_processed: 1 });
  });

  test('answers what was not recorded by 404 and says so, without what may be a token', async () => {
    log.length = 0;
    assert.equal((await fetch(`${replay.urls.auth}/auth/nothing?token=secret`)).status, 404);
    assert.equal((await fetch(`${replay.urls.frontend}/chat`)).status, 404);
    assert.deepEqual(await SocketClient.open(`${replay.urls.ws}/elsewhere?token=secret`, {}), {
      kind: 'refused',
      status: 404,
      body: '',
    });
    const client = await opened(replay.urls.ws);
    client.send('{"type":"never_recorded"}');
    client.send('{"type":"ping"}');
    await client.until(({ type }) => type === 'pong');
    client.close();
    assert.deepEqual(log.splice(0), [
      'auth: GET /auth/nothing is not in the recordings',
      'frontend: GET /chat is not in the recordings',
      'socket: such an upgrade of /ws/elsewhere is not in the recordings',
      'socket: a message of type never_recorded is not in the recordings',
    ]);
  });
});

/** Of several requests that are the same but for what went before, the first stands for all. */
const ofLaterState = [
  'backend POST /api/threads (make a thread without a title): body.title',
  'backend POST /api/threads (make a thread without a title): body.metadata.x',
  'backend POST /api/threads (make a thread without a title): body.metadata.title',
  'backend GET /api/threads/<thread> (alice again): body.message_count',
  'backend GET /api/threads/<thread> (show the deleted thread): body.message_count',
];

function told(differences: readonly Difference[]): string {
  return differences
    .map((one) => `${lineOf(one)}: ${JSON.stringify(one.recorded)}, but ${JSON.stringify(one.served)}`)
    .join('\n');
}

function startingVariables({ urls }: Subject): Variables {
  return new Map([
    ...Object.entries(urls),
    ['auth, encoded', encodeURIComponent(urls.auth)],
    ['run', String(Date.now())],
  ]);
}

async function post(url: string, body: object, token?: string): Promise<Record<string, string>> {
  const headers = {
    'content-type': 'application/json',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  const reply = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  return (await reply.json()) as Record<string, string>;
}

async function registered({ urls }: Subject, name: string): Promise<string> {
  const email = `${name}-${Date.now()}@example.com`;
  const answer = await post(`${urls.auth}/auth/register`, { email, password: 'a-password', name });
  return answer['access_token'] ?? '';
}

async function tokenVariables({ urls }: Subject): Promise<Variables> {
  const login = await post(`${urls.auth}/auth/dev/login`, {});
  const other = (await post(`${urls.auth}/auth/dev/login`, {}))['access_token'] ?? '';
  await post(`${urls.auth}/auth/logout`, {}, other);
  return new Map([
    ['access', login['access_token'] ?? ''],
    ['refresh', login['refresh_token'] ?? ''],
    ['logged out', other],
  ]);
}

async function opened(url: string): Promise<SocketClient> {
  const opening = await SocketClient.open(url, {});
  if (opening.kind !== 'open') throw new Error(`The socket was refused with ${opening.status}.`);
  return opening.client;
}
