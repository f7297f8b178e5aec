type Json = Readonly<Record<string, unknown>>;

/** The types under which clients send a chat message (websocket contract, 3.1 and 3.2). */
const messageTypes: ReadonlySet<unknown> = new Set([
  'start_agent',
  'user_message',
  'chat_message',
  'message',
  'chat',
  'user',
  'user_input',
  'agent_request',
  'execute_agent',
  'agent_task',
]);
const textFields = ['user_request', 'message', 'content', 'text', 'query', 'task'] as const;

/** A chat message that a client sent. */
export interface ChatMessage {
  readonly text: string;
  readonly threadId: string | undefined;
}

/** Whether a frame is a message to the agent, going by its type and that it holds a text. */
export function isChatMessage(json: Json): boolean {
  return chatMessage(json) !== undefined;
}

/** The message in a frame that was sent; undefined when it is something else. */
export function chatMessage(json: Json | undefined): ChatMessage | undefined {
  return messageTypes.has(json?.['type']) ? chatText(json) : undefined;
}

/** The text in a body that is known to be a message, and the thread that it names. */
export function chatText(json: Json | undefined): ChatMessage | undefined {
  if (json === undefined) return undefined;
  const places = [json['payload'], json['data'], json].filter(isObject);
  const first = (names: readonly string[]): string | undefined =>
    places
      .flatMap((place) => names.map((name) => place[name]))
      .find((one): one is string => typeof one === 'string' && one !== '');
  const text = first(textFields);
  return text === undefined ? undefined : { text, threadId: first(['thread_id', 'threadId']) };
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
