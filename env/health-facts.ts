import type { Service } from './target.ts';

/** What a health route besides the gates says. It is worth knowing; that it says so proves little, for the reason in `source`. */
export interface HealthFact {
  readonly service: Service;
  readonly path: string;
  /** Values in the body, by name. */
  readonly values: Readonly<Record<string, string | boolean>>;
  /** A field that maps parts of the service to `true` or to a body with a `status`: each part is judged. */
  readonly parts?: string;
  /** Parts that must be among them; of a list of names, one. */
  readonly named?: readonly (readonly string[])[];
  readonly source: string;
}

const constant = 'a constant on the real system, and 503 on a good staging (websocket contract, section 5)';

/** The routes that never gate, by what asks them. */
export const healthFacts = {
  socketHealth: {
    service: 'backend',
    path: '/ws/health',
    values: { status: 'healthy' },
    parts: 'components',
    named: [['manager', 'factory'], ['message_router'], ['connection_monitor']],
    source: 'requirements F06; it builds its own components, so it is well while the chat is dead',
  },
  backend: [
    {
      service: 'backend',
      path: '/health/live',
      values: { status: 'healthy', service: 'netra-ai-platform' },
      source: 'websocket contract, section 5; looks at nothing but the process',
    },
    {
      service: 'backend',
      path: '/health/backend',
      values: { status: 'healthy', golden_path_ready: true },
      parts: 'capabilities',
      named: [['websocket_integration'], ['agent_execution'], ['database_connectivity']],
      source: 'websocket contract, section 5; the real one says of a good database that it is not connected',
    },
    {
      service: 'backend',
      path: '/ws/stats',
      values: {},
      parts: 'active_components',
      named: [['message_router'], ['connection_monitor']],
      source: constant,
    },
  ],
  auth: [
    {
      service: 'auth',
      path: '/auth/health',
      values: { status: 'healthy', database_status: 'connected' },
      source: 'auth contract, 1a: the real one says "unhealthy" with a good database as well',
    },
    {
      service: 'auth',
      path: '/health/auth',
      values: { status: 'healthy', golden_path_ready: true },
      parts: 'capabilities',
      named: [['jwt_validation'], ['session_management']],
      source: 'auth contract, 1a: the real one is unhealthy, and 503 on staging, on a good system',
    },
  ],
  frontend: [
    {
      service: 'frontend',
      path: '/health',
      values: { status: 'healthy' },
      parts: 'dependencies',
      named: [['backend'], ['auth']],
      source: 'ui contract, section 1; fails only when both services behind it fail',
    },
  ],
} as const satisfies Readonly<Record<string, HealthFact | readonly HealthFact[]>>;
