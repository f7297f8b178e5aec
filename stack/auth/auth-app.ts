import type { Hono } from 'hono';
import type { MiddlewareHandler } from 'hono';

import { isOwnOrigin } from '../chat/is-own-origin.ts';
import { cors } from '../http/cors.ts';
import { serveRoutes } from '../http/serve-routes.ts';
import type { AuthService } from './auth-service.ts';
import { callbackRoutes } from './callback-routes.ts';
import { healthRoutes } from './health-routes.ts';
import { ignoredAt } from './ignored-checks.ts';
import { keyLoginRoute } from './key-login-route.ts';
import { loginRoutes } from './login-routes.ts';
import { oauthRoutes } from './oauth-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { tokenRoutes } from './token-routes.ts';

// As recorded. The key's header is not among them: a browser cannot log in by key.
const allowedHeaders = [
  'Accept',
  'Accept-Language',
  'Authorization',
  'Content-Language',
  'Content-Type',
  'Origin',
  'Referer',
  'User-Agent',
  'X-Cross-Service-Auth',
  'X-Request-ID',
  'X-Requested-With',
  'X-Service-ID',
  'X-Service-Name',
  'X-Test-Environment',
  'X-Test-Session',
  'X-Test-Type',
  'X-Trace-ID',
];

const named: MiddlewareHandler = async (context, next) => {
  await next();
  context.res.headers.set('x-service-name', 'auth-service');
  context.res.headers.set('x-service-version', '1.0.0');
};

/** The auth service. */
export function authApp(service: AuthService): Hono {
  const routes = [
    ...healthRoutes(service),
    ...oauthRoutes(service),
    ...callbackRoutes(service),
    ...loginRoutes(service),
    keyLoginRoute(service),
    ...sessionRoutes(service),
    ...tokenRoutes(service),
  ];
  const isOwn = ignoredAt(service.settings.ignores, 'auth').has('origin') ? () => true : isOwnOrigin;
  return serveRoutes(routes, { title: 'Netra Auth Service', version: '1.0.0' }, [
    named,
    cors(isOwn, allowedHeaders),
  ]);
}
