import { clock } from '../clock.ts';
import { serverFrame } from './server-frame.ts';
import type { ServerFrame } from './server-frame.ts';

/** The first frame of an accepted socket. Of the user's id it shows eight characters. */
export function connectFrame(userId: string, connectionId: string): ServerFrame {
  return serverFrame('connect', {
    mode: 'main',
    user_id: `${userId.slice(0, 8)}...`,
    connection_id: connectionId,
    golden_path_events: [
      'agent_started',
      'agent_thinking',
      'tool_executing',
      'tool_completed',
      'agent_completed',
    ],
    features: {
      full_business_logic: true,
      golden_path_integration: true,
      cloud_run_optimized: true,
      emergency_fallback: true,
      agent_orchestration: true,
    },
    timestamp: clock.iso(),
  });
}
