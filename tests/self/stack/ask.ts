import { nextTurn } from './next-turn.ts';
import type { Turn } from './next-turn.ts';
import type { SocketClient } from './socket-client.ts';

/** Sends a message and gathers everything up to the completion of the root. */
export async function ask(client: SocketClient, text: string, threadId: string | null = null): Promise<Turn> {
  client.send({ type: 'start_agent', payload: { user_request: text, thread_id: threadId } });
  return nextTurn(client);
}
