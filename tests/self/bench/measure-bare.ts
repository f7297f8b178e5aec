import { once } from 'node:events';
import { WebSocket } from 'ws';
import { promptsFor } from '../../../env/prompts.ts';
import type { StackUrls } from '../command/own-stack.ts';
import { heldBack, type Figures } from './figures.ts';

type Json = Readonly<Record<string, unknown>>;
let count = 0;

/** The same with nothing of the suite in between: `fetch`, `ws` and a clock. */
export async function measureBare(urls: StackUrls): Promise<Figures> {
  const email = `gp-bare-${(count += 1)}-${process.pid}@example.com`;
  const credential = { email, password: `Gp-${email}-1aA` };
  await post(`${urls.auth}/auth/register`, { ...credential, name: email });
  const loginFrom = performance.now();
  const login = await post(`${urls.auth}/auth/login`, credential);
  const loginMs = performance.now() - loginFrom;
  const token = String(login['access_token']);
  const thread = await post(`${urls.backend}/api/threads`, { title: email }, token);
  const openFrom = performance.now();
  const socket = new WebSocket(urls.ws, ['jwt-auth', `jwt.${Buffer.from(token).toString('base64url')}`]);
  const heard: { readonly atMs: number; readonly wallMs: number; readonly json: Json }[] = [];
  socket.on('message', (data: Buffer) => {
    const [atMs, wallMs] = [performance.now(), performance.timeOrigin + performance.now()];
    heard.push({ atMs, wallMs, json: JSON.parse(data.toString('utf8')) as Json });
  });
  await once(socket, 'open');
  const openedMs = performance.now();
  while (heard.length === 0) await once(socket, 'message');
  const greetedMs = heard[0]?.atMs ?? Number.NaN;
  const pingFrom = performance.now();
  socket.send(JSON.stringify({ type: 'ping' }));
  await until(() => heard.some(({ json }) => json['type'] === 'pong'), socket);
  const pongMs = heard.find(({ json }) => json['type'] === 'pong')?.atMs ?? Number.NaN;
  const askedFrom = performance.now();
  const { text } = promptsFor('local').multiply();
  const payload = { user_request: text, thread_id: thread['id'], context: {}, settings: {} };
  socket.send(JSON.stringify({ type: 'start_agent', payload }));
  const events = (): typeof heard => heard.filter(({ json }) => json['run_id'] !== undefined);
  const isEnd = ({ json }: (typeof heard)[number]): boolean =>
    json['type'] === 'agent_completed' && json['agent_name'] === 'Supervisor';
  await until(() => events().some(isEnd), socket);
  socket.terminate();
  const at = (place: number): number => events()[place]?.atMs ?? Number.NaN;
  const held = events()[heldBack - 1];
  return {
    login: loginMs,
    ws_open: openedMs - openFrom,
    connected_frame: Math.max(0, greetedMs - openedMs),
    ping: pongMs - pingFrom,
    first_event: at(0) - askedFrom,
    event_gap: at(heldBack - 1) - at(heldBack - 2),
    event_lag: (held?.wallMs ?? Number.NaN) - Date.parse(String(held?.json['timestamp'])),
    answer: (events().find(isEnd)?.atMs ?? Number.NaN) - askedFrom,
  };
}

async function until(is: () => boolean, socket: WebSocket): Promise<void> {
  while (!is()) await once(socket, 'message', { signal: AbortSignal.timeout(20_000) });
}

async function post(url: string, body: Json, token?: string): Promise<Json> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as Json;
}
