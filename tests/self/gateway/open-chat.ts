import { dial, type WireClient } from './wire-client.ts';

/** A greeted socket of a user. */
export async function openChat(url: string, user = 'ann'): Promise<WireClient> {
  const client = await dial(url, { headers: { Authorization: `Bearer ${user}` } });
  await client.frames(1);
  return client;
}

export const chat = (content: string, threadId = 't1') => ({
  type: 'user_message',
  payload: { content, references: [], thread_id: threadId },
});

/** The types of a whole run, in order. */
export const wholeRun: readonly string[] = [
  'agent_started',
  'agent_thinking',
  'agent_started',
  'tool_executing',
  'tool_completed',
  'tool_executing',
  'tool_completed',
  'agent_completed',
  'agent_completed',
];
