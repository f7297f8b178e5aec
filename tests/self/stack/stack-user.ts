import { SocketClient } from './socket-client.ts';
import type { Handshake } from './socket-client.ts';
import type { StackProcess } from './stack-process.ts';

/** A freshly registered user of a stack. */
export interface User {
  readonly id: string;
  readonly email: string;
  readonly token: string;
  readonly refreshToken: string;
}

let made = 0;

export async function newUser(stack: StackProcess): Promise<User> {
  const email = `user-${process.pid}-${++made}@example.com`;
  const body = (await (
    await post(`${stack.auth}/auth/register`, { email, password: 'a-password' })
  ).json()) as {
    access_token: string;
    refresh_token: string;
    user: { id: string };
  };
  return { id: body.user.id, email, token: body.access_token, refreshToken: body.refresh_token };
}

export function post(url: string, body: object, token?: string): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(5_000),
  });
}

export function get(url: string, token?: string): Promise<Response> {
  return fetch(url, {
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(5_000),
  });
}

/** An open socket of the user whose greeting was read. */
export async function chatOf(stack: StackProcess, user: User): Promise<SocketClient> {
  const client = await openSocket(stack, { headers: { authorization: `Bearer ${user.token}` } });
  await client.until((frame) => frame['type'] === 'connect');
  return client;
}

/** An open socket; rejects when the upgrade was refused. */
export async function openSocket(stack: StackProcess, handshake: Handshake): Promise<SocketClient> {
  const opening = await SocketClient.open(stack.ws, handshake);
  if (opening.kind === 'refused') throw new Error(`The upgrade was refused with ${opening.status}.`);
  return opening.client;
}

export interface Turn {
  readonly events: readonly Readonly<Record<string, unknown>>[];
  readonly answer: string;
  readonly runId: string;
}

/** Sends a message and gathers everything up to the completion of the root. */
export async function ask(client: SocketClient, text: string, threadId: string | null = null): Promise<Turn> {
  client.send({ type: 'start_agent', payload: { user_request: text, thread_id: threadId } });
  return turnOn(client);
}

/** The next turn that a socket hears. */
export async function turnOn(client: SocketClient): Promise<Turn> {
  const events = await client.until(
    (frame) => frame['type'] === 'agent_completed' && frame['agent_name'] === 'Supervisor',
  );
  const last = events.at(-1) as { run_id: string; payload: { result: { response: string } } };
  return { events, answer: last.payload.result.response, runId: last.run_id };
}
