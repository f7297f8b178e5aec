import { Hono } from 'hono';
import type { MiddlewareHandler } from 'hono';

import { openApiDocument } from './open-api-document.ts';
import type { Route } from './route.ts';

/** Title and version of the service's OpenAPI document. */
export interface OpenApiInfo {
  readonly title: string;
  readonly version: string;
}

/**
 * One app that answers as FastAPI does: 404 `{"detail":"Not Found"}` for an unknown path, 405 `{"detail":"Method Not
 * Allowed"}` with `allow` for a known one, and `/openapi.json` with what is served.
 */
export function serveRoutes(
  routes: readonly Route[],
  info: OpenApiInfo,
  middleware: readonly MiddlewareHandler[],
): Hono {
  const app = new Hono();
  for (const layer of middleware) app.use(layer);

  app.get('/openapi.json', (context) => context.json(openApiDocument(routes, info)));
  for (const route of routes) app.on(route.method, honoPath(route.path), route.handle);

  const firstOfPath = new Map<string, Route>();
  for (const route of routes) if (!firstOfPath.has(route.path)) firstOfPath.set(route.path, route);
  for (const [path, route] of firstOfPath) {
    app.all(honoPath(path), (context) =>
      context.json({ detail: 'Method Not Allowed' }, 405, {
        allow: route.head === true ? `${route.method}, HEAD` : route.method,
      }),
    );
  }

  app.notFound((context) => context.json({ detail: 'Not Found' }, 404));
  return app;
}

function honoPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}
