import type { StoredMessage } from './stored-turn.ts';

export interface Message {
  readonly id: string;
  readonly role: 'user' | 'assistant';
  readonly text: string;
  readonly agent?: string;
  /** It could not be sent, or the service refused it. */
  readonly isUnanswered?: true;
}

/** A message of the thread as the page shows it. */
export function shown({ id, role, content }: StoredMessage): Message {
  return { id, role, text: content };
}

/** The messages with what a run of another tab has added to the thread; a run of this page is here already. */
export function withRun(
  messages: readonly Message[],
  stored: readonly StoredMessage[],
  runId: string,
): readonly Message[] {
  const known = new Set(messages.map(({ id }) => id));
  // One that was given up here may be that very run: the user has been told, and asks again.
  if (known.has(runId) || messages.some(({ isUnanswered }) => isUnanswered)) return messages;
  const added = stored.filter(({ id, metadata }) => metadata?.run_id === runId && !known.has(id));
  return added.length === 0 ? messages : [...messages, ...added.map(shown)];
}
