import { services } from './build-constants.ts';
import { forgetSession, keepSession, storedSession } from './session.ts';

export interface ThreadSummary {
  readonly id: string;
  readonly title: string | null;
}

export interface StoredMessage {
  readonly id: string;
  readonly role: 'user' | 'assistant';
  readonly content: string;
}

/** An answer of a service that is not the one asked for. */
export class ServiceError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** Called when the session has run out and could not be renewed. */
type OnSignedOut = () => void;
let onSignedOut: OnSignedOut = () => undefined;
export function whenSignedOut(action: OnSignedOut): void {
  onSignedOut = action;
}

export async function logIn(email: string, password: string): Promise<void> {
  keepTokens(await send(services.auth, 'POST', '/auth/login', { body: { email, password } }));
}

export async function devLogIn(): Promise<void> {
  keepTokens(await send(services.auth, 'POST', '/auth/dev/login', { body: {} }));
}

export async function logOut(): Promise<void> {
  const token = storedSession()?.accessToken;
  forgetSession();
  if (token !== undefined) await send(services.auth, 'POST', '/auth/logout', { token });
}

/** Renews the session; false when it cannot be. */
export async function renewSession(): Promise<boolean> {
  const refreshToken = localStorage.getItem('refresh_token');
  if (refreshToken === null) return false;
  try {
    keepTokens(await send(services.auth, 'POST', '/auth/refresh', { body: { refresh_token: refreshToken } }));
    return true;
  } catch (error) {
    console.warn('The session could not be renewed.', error);
    return false;
  }
}

export async function listThreads(): Promise<readonly ThreadSummary[]> {
  return (await asUser('GET', '/api/threads?limit=20&offset=0')) as readonly ThreadSummary[];
}

export async function createThread(title: string): Promise<ThreadSummary> {
  return (await asUser('POST', '/api/threads', { title })) as ThreadSummary;
}

export async function messagesOf(threadId: string): Promise<readonly StoredMessage[]> {
  const path = `/api/threads/${encodeURIComponent(threadId)}/messages?limit=100&offset=0`;
  return ((await asUser('GET', path)) as { messages: readonly StoredMessage[] }).messages;
}

/** Takes a turn over HTTP, as the product's page does by default. Resolves with the answer when the agent has finished. */
export async function execute(threadId: string, message: string): Promise<string> {
  const answer = (await asUser('POST', '/api/agent/v2/execute', {
    request_id: crypto.randomUUID(),
    agent_type: 'triage',
    message,
    thread_id: threadId,
    context: { source: 'message_input' },
    settings: { timeout_ms: 60_000 },
  })) as { readonly success?: boolean; readonly message?: string };
  if (answer.success !== true) throw new Error('The agent could not be reached.');
  return answer.message ?? '';
}

async function asUser(method: string, path: string, body?: object): Promise<unknown> {
  const ask = async (): Promise<unknown> => {
    const token = storedSession()?.accessToken ?? '';
    return send(services.api, method, path, { token, ...(body === undefined ? {} : { body }) });
  };
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof ServiceError) || error.status !== 401) throw error;
    if (await renewSession()) return ask();
    forgetSession();
    onSignedOut();
    throw error;
  }
}

async function send(
  base: string,
  method: string,
  path: string,
  { token, body }: { readonly token?: string; readonly body?: object },
): Promise<unknown> {
  const response = await fetch(`${base}${path}`, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const json: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw new ServiceError(response.status, detailOf(json) ?? `${path}: ${response.status}`);
  return json;
}

function detailOf(json: unknown): string | undefined {
  const { detail, user_message: words } = (json ?? {}) as Partial<Record<string, unknown>>;
  return [words, detail].find((text): text is string => typeof text === 'string');
}

function keepTokens(answer: unknown): void {
  const { access_token: access, refresh_token: refresh } = answer as Partial<Record<string, string>>;
  if (access === undefined) throw new Error('The login service sent no token.');
  keepSession({ access, refresh });
}
