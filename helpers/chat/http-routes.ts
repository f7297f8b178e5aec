import { fieldOf } from '../http/field-of.ts';
import type { PromptSent } from './turn.ts';

/** A way of sending a message by HTTP: where, what the body is, and where the answer stands in the reply. */
export interface HttpRoute {
  readonly path: string;
  /** `requestId` is the sender's own number for the request, unique in the run. */
  readonly body: (
    prompt: PromptSent,
    threadId: string,
    requestId: string,
  ) => Readonly<Record<string, unknown>>;
  /** The answer in the reply's body; undefined when there is none. */
  readonly answer: (json: unknown) => string | undefined;
}

const textAt =
  (name: string) =>
  (json: unknown): string | undefined => {
    const text = fieldOf(json, name);
    return typeof text === 'string' ? text : undefined;
  };

/** The ways by which the product takes messages over HTTP (ui contract, 3.0; requirements F38). */
export const httpRoutes = {
  /** As the page sends by default. */
  page: {
    path: '/api/agent/v2/execute',
    body: (prompt, threadId, requestId) => ({
      request_id: requestId,
      agent_type: 'triage',
      message: prompt.text,
      thread_id: threadId,
      context: { source: 'message_input' },
      settings: { timeout_ms: 15_000 },
    }),
    answer: textAt('message'),
  },
  /** What stands in for the socket when that is away. */
  fallback: {
    path: '/api/agents/execute',
    body: (prompt, threadId) => ({ type: 'triage', message: prompt.text, thread_id: threadId }),
    answer: textAt('response'),
  },
} as const satisfies Record<string, HttpRoute>;
