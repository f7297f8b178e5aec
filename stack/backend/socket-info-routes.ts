import type { Context } from 'hono';

import { clock } from '../clock.ts';
import type { Route } from '../http/route.ts';
import { randomHex } from '../random-hex.ts';
import { frameLimitBytes } from '../chat/frame-limit.ts';
import { asUser } from './as-user.ts';
import type { BackendService } from './backend-service.ts';

const modes = ['main', 'factory', 'isolated', 'legacy'];
const components = { manager: true, message_router: true, connection_monitor: true };

/**
 * What the backend says over HTTP about its socket. The words are the recorded ones; the figures of `/ws/config` are those really in
 * force here, unlike the real ones: no idle connection is ever ended, so there is no figure for it.
 */
export function socketInfoRoutes({ auth, settings }: BackendService): readonly Route[] {
  const health = (context: Context) =>
    context.json({
      status: 'healthy',
      timestamp: clock.iso(),
      mode: 'ssot_consolidated',
      components,
      consolidation: { competing_routes_eliminated: 4, ssot_compliance: true, modes_supported: modes },
    });
  const beacon = (context: Context) =>
    context.json({
      service: 'websocket_ssot',
      status: 'operational',
      consolidation: 'complete',
      modes,
      ssot_compliance: true,
      timestamp: clock.iso(),
    });
  const config = (context: Context) =>
    context.json({
      websocket_config: {
        heartbeat_interval: settings.heartbeatMs / 1000,
        connection_timeout: null,
        max_message_size: frameLimitBytes,
        compression_enabled: true,
      },
      ssot_features: { modes, consolidation_complete: true, competing_routes_eliminated: 4 },
      manager_available: true,
      timestamp: clock.iso(),
    });
  const stats = (context: Context) =>
    context.json({
      ssot_stats: {
        consolidation_complete: true,
        original_routes: 4,
        original_total_lines: 4206,
        consolidated_lines: '~2000',
        ssot_compliance: true,
      },
      active_components: components,
      modes_available: modes,
      timestamp: clock.iso(),
    });
  const info = (context: Context) =>
    context.json({
      data: {
        service: 'websocket_ssot',
        status: 'operational',
        modes,
        endpoints: { websocket: '/ws', health: '/ws/health', config: '/ws/config' },
      },
      timestamp: clock.iso(),
    });
  const prepare = (context: Context) =>
    context.json(
      {
        session_id: `ws_session_${randomHex(8)}`,
        websocket_url: '/ws',
        message: 'WebSocket session prepared',
        status: 'ready',
      },
      201,
    );
  const guarded = asUser(auth, (context, userId) =>
    context.json({ data: { service: 'websocket_ssot', status: 'operational', user_id: userId } }),
  );
  // This one route answers a missing token with 401 and a plain body (websocket.md section 5).
  const hidden: Route['handle'] = (context) =>
    context.req.header('authorization') === undefined
      ? context.json({ detail: 'Authentication required' }, 401)
      : guarded(context);

  return [
    { method: 'GET', path: '/ws/health', summary: 'Socket health', handle: health },
    { method: 'GET', path: '/ws/beacon', summary: 'Socket beacon', handle: beacon },
    { method: 'GET', path: '/ws/config', summary: 'Socket configuration', handle: config },
    { method: 'GET', path: '/ws/stats', summary: 'Socket statistics', handle: stats },
    { method: 'GET', path: '/api/v1/websocket', summary: 'About the socket', handle: info },
    { method: 'POST', path: '/api/v1/websocket', summary: 'Prepare a session', handle: prepare },
    { method: 'GET', path: '/api/v1/websocket/protected', summary: 'For users only', handle: hidden },
  ];
}
