/** A message as the thread holds it. */
export interface StoredMessage {
  readonly id: string;
  readonly role: 'user' | 'assistant';
  readonly content: string;
  /** Seconds since 1970. */
  readonly created_at?: number;
  readonly metadata?: { readonly run_id?: string };
}

/** What a thread knows of one message's turn. */
export interface StoredTurn {
  readonly runId: string | undefined;
  /** Undefined as long as it is not there. */
  readonly answer: string | undefined;
}

/** The turn of the last message with this text; undefined when the thread does not hold it. */
export function storedTurn(stored: readonly StoredMessage[], text: string): StoredTurn | undefined {
  const at = stored.findLastIndex(({ role, content }) => role === 'user' && content === text);
  const question = stored[at];
  if (question === undefined) return undefined;
  const runId = question.metadata?.run_id;
  const answer = stored
    .slice(at + 1)
    .find((one) => one.role === 'assistant' && one.metadata?.run_id === runId);
  return { runId, answer: answer?.content };
}

/** The message that may still be at work when the page is opened: the last one, not answered, and sent a moment ago. */
export function unanswered(
  stored: readonly StoredMessage[],
  nowMs: number,
  patienceMs: number,
): StoredMessage | undefined {
  const last = stored.at(-1);
  if (last?.role !== 'user' || last.created_at === undefined) return undefined;
  return nowMs - last.created_at * 1000 < patienceMs ? last : undefined;
}
