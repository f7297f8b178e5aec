import type { Target } from '../../env/target.ts';

/** The message of a turn as the product's own page writes it (websocket contract, 3.2). */
export function turnMessage(
  type: Target['firstTurn'],
  text: string,
  threadId: string,
): Readonly<Record<string, unknown>> {
  return type === 'start_agent'
    ? {
        type,
        payload: {
          user_request: text,
          thread_id: threadId,
          context: { source: 'message_input' },
          settings: {},
        },
      }
    : { type, payload: { content: text, references: [], thread_id: threadId } };
}
