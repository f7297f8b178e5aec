import { isObject } from '../is-object.ts';

/** A chat message as the product understands it. */
export interface ChatRequest {
  readonly text: string;
  /** Undefined: the user's default thread. */
  readonly threadId: string | undefined;
  /** It was typed or chosen on a page, where somebody watches what becomes of it. */
  readonly isWatched?: boolean;
  /** Whom and what run the message names. Nobody may believe it: the user is the token's, and the run is made here. */
  readonly named?: { readonly userId: string | undefined; readonly runId: string | undefined };
}

const types = new Set([
  'start_agent',
  'execute_agent',
  'EXECUTE_AGENT',
  'user_message',
  'user',
  'user_input',
  'chat_message',
  'message',
  'chat',
  'agent',
  'agent_request',
  'agent_task',
]);

// Wide on purpose: the frontend, its older parts and the demo client each name the text differently (websocket.md 3.2).
const textFields = ['user_request', 'message', 'content', 'text', 'task'];

/** Reads a frame as a chat message; undefined when its type is none. A message without text has the text ''. */
export function chatRequest(frame: Readonly<Record<string, unknown>>): ChatRequest | undefined {
  if (typeof frame['type'] !== 'string' || !types.has(frame['type'])) return undefined;
  const payload = isObject(frame['payload'])
    ? frame['payload']
    : isObject(frame['data'])
      ? frame['data']
      : frame;
  const text = textFields
    .map((name) => payload[name])
    .find((value) => typeof value === 'string' && value.trim());
  const idOf = (name: string): string | undefined => {
    const id = payload[name] ?? frame[name];
    return typeof id === 'string' && id !== '' ? id : undefined;
  };
  const context = payload['context'];
  return {
    // What is typed on the page comes over HTTP; only its examples come this way (ui.md 4).
    isWatched: isObject(context) && context['source'] === 'example_prompt',
    text: typeof text === 'string' ? text.trim() : '',
    threadId: idOf('thread_id'),
    named: { userId: idOf('user_id'), runId: idOf('run_id') },
  };
}
