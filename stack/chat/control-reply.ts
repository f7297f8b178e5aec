import { clock } from '../clock.ts';
import { isObject } from '../is-object.ts';
import { serverFrame } from './server-frame.ts';

// Python's enum names leak on the real socket; a client may rely on them, so they are written as recorded.
const typing: Readonly<Record<string, string>> = {
  user_typing: 'MessageType.USER_TYPING',
  typing: 'MessageType.USER_TYPING',
  typing_started: 'MessageType.TYPING_STARTED',
  typing_stopped: 'MessageType.TYPING_STOPPED',
  agent_typing: 'MessageType.AGENT_TYPING',
};
const echoed: Readonly<Record<string, string>> = {
  agent_completed: 'MessageType.AGENT_RESPONSE_COMPLETE',
  agent_response_complete: 'MessageType.AGENT_RESPONSE_COMPLETE',
  agent_status_update: 'MessageType.AGENT_STATUS_UPDATE',
  agent_error: 'MessageType.AGENT_ERROR',
};
const unanswered = new Set([
  'pong',
  'heartbeat_ack',
  'agent_started',
  'agent_thinking',
  'agent_progress',
  'tool_executing',
  'tool_completed',
  'thread_message',
  'thread_update',
  'broadcast',
  'broadcast_test',
  'resilience_test',
]);

/** The answer to a frame that is no chat message (websocket.md 3.1); undefined when it gets none. */
export function controlReply(frame: Readonly<Record<string, unknown>>, userId: string): object | undefined {
  const type = typeof frame['type'] === 'string' && frame['type'] !== '' ? frame['type'] : 'unknown';
  const payload = isObject(frame['payload']) ? frame['payload'] : frame;
  const now = clock.seconds();
  const system = (data: Readonly<Record<string, unknown>>) =>
    serverFrame('system_message', { ...data, timestamp: now });

  if (unanswered.has(type)) return undefined;
  if (typing[type] !== undefined) {
    const threadId = payload['thread_id'] ?? null;
    return system({
      status: 'typing_acknowledged',
      type: typing[type],
      user_id: userId,
      thread_id: threadId,
    });
  }
  if (echoed[type] !== undefined) {
    return system({ status: 'agent_message_acknowledged', original_type: echoed[type], user_id: userId });
  }
  switch (type) {
    case 'ping':
      return serverFrame('pong', { timestamp: now, user_id: userId });
    case 'heartbeat':
      return serverFrame('heartbeat_ack', { timestamp: now, status: 'healthy' });
    case 'connect':
    case 'connected':
    case 'connection_established':
      return system({ status: 'connected', user_id: userId });
    case 'disconnect':
      return system({ status: 'disconnect_acknowledged', user_id: userId });
    case 'error':
      return system({
        content: 'Error received and logged',
        error_code: payload['error_code'] ?? null,
        status: 'acknowledged',
      });
    case 'jsonrpc_request': {
      const method = frame['method'] ?? null;
      return { jsonrpc: '2.0', result: { status: 'processed', method }, id: frame['id'] ?? null };
    }
    default:
      return { type: 'ack', received_type: type, timestamp: now, user_id: userId, status: 'acknowledged' };
  }
}
