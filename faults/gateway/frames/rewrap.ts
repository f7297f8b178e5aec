import { isObject, type JsonObject } from '../json-path.ts';

/** Under which types the builtin handler of the product hides events (websocket.md 4.2, V3). */
const outerTypes: Readonly<Record<string, string>> = {
  agent_started: 'system_message',
  agent_completed: 'agent_response_complete',
};

/** A frame in another of the envelopes that the product is known for. */
export function rewrap(json: JsonObject, as: 'data' | 'double' | 'flat' | 'batch'): JsonObject {
  const { type, payload, data, ...top } = json;
  const body = isObject(payload) ? payload : isObject(data) ? data : {};
  const name = typeof type === 'string' ? type : '';
  switch (as) {
    case 'data':
      return { type, data: { ...body, ...top }, timestamp: top['timestamp'], critical: true, attempt: null };
    case 'double':
      return {
        type: outerTypes[name] ?? 'agent_progress',
        data: { event: name, type: name, ...body, ...top },
        timestamp: Date.now() / 1000,
        server_id: null,
        correlation_id: null,
      };
    case 'flat':
      return { type, ...top, ...body };
    case 'batch':
      return { type: 'event_batch', events: { [name]: [json] }, batch_id: 'batch_1', batch_size: 1 };
  }
}
