import type { Route } from './route.ts';

interface Operation {
  readonly summary: string;
  readonly operationId: string;
  readonly responses: { readonly 200: { readonly description: string } };
}

/** The OpenAPI document of a service, made from what it really serves. WebSocket routes do not appear in it. */
export function openApiDocument(
  routes: readonly Route[],
  info: { readonly title: string; readonly version: string },
): Record<string, unknown> {
  const paths: Record<string, Record<string, Operation>> = {};
  for (const route of routes) {
    if (route.hidden === true) continue;
    const method = route.method.toLowerCase();
    const operations = (paths[route.path] ??= {});
    operations[method] = {
      summary: route.summary,
      operationId: `${route.path.replaceAll(/[^a-z0-9]+/gi, '_')}_${method}`.replace(/^_+/, ''),
      responses: { 200: { description: 'Successful Response' } },
    };
  }
  return { openapi: '3.1.0', info, paths };
}
