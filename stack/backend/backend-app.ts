import type { Hono } from 'hono';

import { ignoredAt } from '../auth/ignored-checks.ts';
import { isOwnOrigin } from '../chat/is-own-origin.ts';
import { cors } from '../http/cors.ts';
import { serveRoutes } from '../http/serve-routes.ts';
import { agentRoutes } from './agent-routes.ts';
import type { BackendService } from './backend-service.ts';
import { demoRoutes } from './demo-routes.ts';
import { discoveryRoutes } from './discovery-routes.ts';
import { healthRoutes } from './health-routes.ts';
import { messageRoutes } from './message-routes.ts';
import { socketAuthRoutes } from './socket-auth-routes.ts';
import { socketInfoRoutes } from './socket-info-routes.ts';
import { threadRoutes } from './thread-routes.ts';

// As recorded; two fewer than the auth service allows.
const allowedHeaders = [
  'Accept',
  'Accept-Language',
  'Authorization',
  'Content-Language',
  'Content-Type',
  'Origin',
  'Referer',
  'User-Agent',
  'X-Request-ID',
  'X-Requested-With',
  'X-Service-Name',
  'X-Test-Environment',
  'X-Test-Session',
  'X-Test-Type',
  'X-Trace-ID',
];

/** The backend's HTTP side. Its socket is `chat/accept-upgrades.ts`, on the same port. */
export function backendApp(service: BackendService): Hono {
  const routes = [
    ...healthRoutes(service),
    ...socketInfoRoutes(service),
    ...socketAuthRoutes(service),
    ...threadRoutes(service),
    ...messageRoutes(service),
    ...agentRoutes(service),
    ...discoveryRoutes(service),
    ...demoRoutes(),
  ];
  const isOwn = ignoredAt(service.settings.ignores, 'backend').has('origin') ? () => true : isOwnOrigin;
  return serveRoutes(routes, { title: 'FastAPI', version: '0.1.0' }, [cors(isOwn, allowedHeaders)]);
}
