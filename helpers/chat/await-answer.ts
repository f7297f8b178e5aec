import type { Chat } from './chat.ts';
import type { PromptSent } from './turn.ts';

/** What a thread held when its answer was looked for. Milliseconds. */
export interface KeptAnswer {
  readonly prompt: PromptSent;
  /** The answer as the thread has it; undefined when it was not there in time. */
  readonly text: string | undefined;
  readonly waitedMs: number;
  /** How often the thread was read. */
  readonly reads: number;
  /** Roles of the messages at the last look. */
  readonly roles: readonly string[];
}

/** Reads the thread again and again until an answer stands in it behind the question, at most `limitMs`. */
export async function awaitAnswer(
  { parts, threadId }: Chat,
  prompt: PromptSent,
  { limitMs, everyMs }: { readonly limitMs: number; readonly everyMs: number },
): Promise<KeptAnswer> {
  const startedMs = performance.now();
  for (let reads = 1; ; reads += 1) {
    const messages = await parts.threads.messages(threadId);
    const asked = messages.findIndex(
      ({ role, content }) => role === 'user' && content.includes(prompt.nonce),
    );
    const answer = messages.slice(asked + 1).find(({ role }) => role === 'assistant');
    const waitedMs = performance.now() - startedMs;
    const roles = messages.map(({ role }) => role);
    const text = asked === -1 ? undefined : answer?.content;
    if (text !== undefined || waitedMs >= limitMs) return { prompt, text, waitedMs, reads, roles };
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
