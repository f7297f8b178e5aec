import type { WebSocket } from 'ws';
import { typeOf } from './type-of.ts';

const heartbeatMs = 10_000;
const events = ['agent_started', 'agent_thinking', 'tool_executing', 'tool_completed', 'agent_completed'];

/**
 * What the chat socket of 2025-09-13 answers (recordings/websocket.md, part A): whoever comes is the demo user, whatever the
 * token; pings are answered; of a chat message nothing is ever heard again but heartbeats.
 */
export function replayRealRevision(client: WebSocket): void {
  const connectionId = 'main_3daff275';
  send('connect', {
    mode: 'main',
    user_id: 'demo-use...',
    connection_id: connectionId,
    golden_path_events: events,
    features: {
      full_business_logic: true,
      golden_path_integration: true,
      cloud_run_optimized: true,
      emergency_fallback: true,
      agent_orchestration: true,
    },
    timestamp: new Date().toISOString(),
  });
  const heartbeat = setInterval(
    () => send('heartbeat', { connection_id: connectionId, timestamp: seconds(), stats: {} }),
    heartbeatMs,
  );
  client.on('close', () => clearInterval(heartbeat));
  client.on('message', (data) => {
    if (typeOf((data as Buffer).toString('utf8')) === 'ping') {
      send('pong', { timestamp: seconds(), user_id: 'demo-user-001' });
    }
  });

  function send(type: string, data: object): void {
    const frame = { type, data, timestamp: seconds(), server_id: null, correlation_id: null };
    client.send(JSON.stringify(frame));
  }
}

function seconds(): number {
  return Date.now() / 1000;
}
