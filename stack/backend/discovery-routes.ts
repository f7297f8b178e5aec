import type { Context } from 'hono';

import { clock } from '../clock.ts';
import type { Route } from '../http/route.ts';
import type { BackendService } from './backend-service.ts';
import { errorAnswer } from './error-answer.ts';

/** Where the services are, and the auth service's public configuration handed on. */
export function discoveryRoutes({ addresses, auth }: BackendService): readonly Route[] {
  const services = (context: Context) => {
    const now = clock.naive();
    const entry = (url: string, more: { api_url: string | null; ws_url: string | null }) => ({
      port: Number(new URL(url).port),
      url,
      ...more,
      timestamp: now,
      cors_metadata: null,
    });
    return context.json({
      services: {
        backend: entry(addresses.backend, { api_url: addresses.backend, ws_url: addresses.ws }),
        frontend: entry(addresses.frontend, { api_url: null, ws_url: null }),
        auth: entry(addresses.auth, { api_url: addresses.auth, ws_url: null }),
      },
      timestamp: clock.naive(),
      available: false,
    });
  };
  const config = async (context: Context) => {
    const body = await auth.config();
    return body === undefined
      ? errorAnswer(context, 503, `Cannot connect to auth service at ${addresses.auth}`)
      : context.json(body);
  };
  return [
    { method: 'GET', path: '/api/discovery/services', summary: 'Services', handle: services },
    { method: 'GET', path: '/auth/config', summary: 'Auth configuration', handle: config },
    { method: 'GET', path: '/api/v1/auth/config', summary: 'Auth configuration', handle: config },
  ];
}
