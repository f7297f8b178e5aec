import { allPages } from './all-pages.ts';
import { services } from './build-constants.ts';
import { callService, ServiceError } from './call-service.ts';
import { freshSession } from './sign-in.ts';
import type { StoredMessage } from './stored-turn.ts';

export interface ThreadSummary {
  readonly id: string;
  readonly title: string | null;
}

/** The user's threads, oldest first. */
export async function listThreads(): Promise<readonly ThreadSummary[]> {
  const ask = async (offset: number): Promise<readonly ThreadSummary[]> =>
    (await asUser('GET', `/api/threads?limit=20&offset=${offset}`)) as readonly ThreadSummary[];
  return allPages(20, ask);
}

export async function createThread(title: string): Promise<ThreadSummary> {
  return (await asUser('POST', '/api/threads', { title })) as ThreadSummary;
}

/** The messages of a thread, oldest first. */
export async function messagesOf(threadId: string): Promise<readonly StoredMessage[]> {
  const path = `/api/threads/${encodeURIComponent(threadId)}/messages?limit=100`;
  const ask = async (offset: number): Promise<readonly StoredMessage[]> =>
    ((await asUser('GET', `${path}&offset=${offset}`)) as { messages: readonly StoredMessage[] }).messages;
  return allPages(100, ask);
}

/** Takes a turn over HTTP, as the product's page does by default. Resolves with the answer when the agent has finished. */
export async function execute(
  threadId: string,
  message: string,
): Promise<{ readonly runId: string | undefined; readonly answer: string }> {
  const answer = (await asUser('POST', '/api/agent/v2/execute', {
    request_id: crypto.randomUUID(),
    agent_type: 'triage',
    message,
    thread_id: threadId,
    context: { source: 'message_input' },
    settings: { timeout_ms: 60_000 },
  })) as { readonly success?: boolean; readonly message?: string; readonly run_id?: string };
  if (answer.success !== true) throw new Error('The agent could not be reached.');
  return { runId: answer.run_id, answer: answer.message ?? '' };
}

async function asUser(method: string, path: string, body?: object): Promise<unknown> {
  const ask = (token: string): Promise<unknown> =>
    callService(services.api, method, path, { token, ...(body === undefined ? {} : { body }) });
  const token = (await freshSession())?.accessToken;
  if (token === undefined) throw new Error('You are signed out.');
  try {
    return await ask(token);
  } catch (error) {
    if (!(error instanceof ServiceError) || error.status !== 401) throw error;
    const renewed = await freshSession(token);
    if (renewed === undefined) throw error;
    return ask(renewed.accessToken);
  }
}
