/** One operation that the published interface of a service must name, written as OpenAPI writes it. */
export interface RequiredRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
}

function routes(...lines: readonly `${RequiredRoute['method']} /${string}`[]): readonly RequiredRoute[] {
  return lines.map((line) => {
    const [method, path] = line.split(' ') as [RequiredRoute['method'], string];
    return { method, path };
  });
}

/**
 * What the OpenAPI documents must hold (requirements F09; auth contract, 1a): what the page and the golden path call. A chat socket
 * never appears in such a document: whether it exists, only a handshake can tell.
 */
export const requiredRoutes = {
  auth: routes(
    'GET /health',
    'GET /health/ready',
    'GET /auth/config',
    'GET /auth/login',
    'POST /auth/login',
    'POST /auth/register',
    'POST /auth/refresh',
    'POST /auth/logout',
    'GET /auth/me',
    'GET /auth/verify',
    'POST /auth/validate',
    'POST /auth/e2e/test-auth',
    'GET /auth/callback',
    'GET /oauth/providers',
  ),
  backend: routes(
    'GET /health/',
    'GET /health/ready',
    'GET /ws/health',
    'GET /ws/beacon',
    'GET /ws/config',
    'GET /ws/stats',
    'GET /api/v1/websocket',
    'GET /api/threads',
    'POST /api/threads',
    'GET /api/threads/{thread_id}',
    'PUT /api/threads/{thread_id}',
    'DELETE /api/threads/{thread_id}',
    'GET /api/threads/{thread_id}/messages',
    'POST /api/threads/{thread_id}/messages',
    'POST /api/agents/execute',
    'POST /api/agent/v2/execute',
    'GET /api/discovery/services',
    'GET /api/v1/auth/config',
  ),
} as const satisfies Readonly<Record<'auth' | 'backend', readonly RequiredRoute[]>>;
