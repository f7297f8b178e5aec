import { clock } from '../clock.ts';
import type { Route } from '../http/route.ts';

/**
 * Of the demo only its health is here, as it was recorded: a demo names itself one. It has no chat, so that nothing can take it for the
 * real one.
 */
export function demoRoutes(): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/api/demo/health',
      summary: 'Health of the demo',
      handle: (context) =>
        context.json({
          status: 'healthy',
          service: 'demo_websocket',
          timestamp: clock.naive(),
          features: {
            authentication_required: false,
            agent_events: [
              'agent_started',
              'agent_thinking',
              'tool_executing',
              'tool_completed',
              'agent_completed',
            ],
            ready_for_demo: false,
          },
        }),
    },
  ];
}
