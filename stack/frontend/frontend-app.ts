import type { Context, Hono } from 'hono';

import type { Addresses } from '../addresses.ts';
import { clock } from '../clock.ts';
import type { Route } from '../http/route.ts';
import { serveRoutes } from '../http/serve-routes.ts';
import type { Settings } from '../settings.ts';
import { buildApp, type BuiltApp } from './build-app.ts';
import { page } from './page.ts';

const patienceMs = 2_000;
/** Every address that a user may load or reload. */
const pages = ['/', '/login', '/chat', '/chat/{thread_id}', '/auth/callback', '/auth/error'];

/** The frontend: the chat page with its assets, and its health (ui.md, "Health"). */
export function frontendApp(settings: Settings, addresses: Addresses): Hono {
  const own = () => ({
    service: 'frontend',
    version: '1.0.0',
    timestamp: new Date().toISOString(),
    environment: settings.environment,
    uptime: process.uptime(),
    memory: process.memoryUsage(),
  });

  // Does not look at the other services, as the real one.
  const apiHealth = (context: Context) => context.json({ status: 'healthy', ...own() });

  const health = async (context: Context) => {
    const [backend, auth] = await Promise.all([look(addresses.backend), look(addresses.auth)]);
    const healthy = [backend, auth].filter(({ status }) => status === 'healthy').length;
    const status = healthy === 2 ? 'healthy' : healthy === 1 ? 'degraded' : 'unhealthy';
    return context.json({ status, ...own(), dependencies: { backend, auth } }, healthy === 0 ? 503 : 200);
  };

  // Built when it is first asked for: most runs open no page.
  let building: Promise<BuiltApp> | undefined;
  const built = (): Promise<BuiltApp> => (building ??= buildApp(addresses));
  const shell = async (context: Context) => context.html(page(await built()));
  const asset = async (context: Context) => {
    const { script, style } = await built();
    const found = [script, style].find(({ path }) => path === context.req.path);
    if (found === undefined) return context.text('Not Found', 404);
    const headers = { 'content-type': found.type, 'cache-control': 'public, max-age=31536000, immutable' };
    return context.body(found.body, 200, headers);
  };
  const routes: readonly Route[] = [
    ...pages.map((path): Route => ({ method: 'GET', path, summary: 'The page', handle: shell })),
    { method: 'GET', path: '/_next/static/{folder}/{file}', summary: 'An asset', handle: asset },
    { method: 'GET', path: '/api/health', summary: 'Health', handle: apiHealth },
    { method: 'GET', path: '/health', summary: 'Health with dependencies', handle: health },
  ];
  return serveRoutes(routes, { title: 'Netra Beta', version: '1.0.0' }, []);
}

interface Dependency {
  readonly status: 'healthy' | 'unhealthy';
  readonly response_time_ms: number;
}

async function saysHealthy(url: string): Promise<boolean> {
  const response = await fetch(`${url}/health`, { signal: AbortSignal.timeout(patienceMs) });
  return response.ok && ((await response.json()) as { status?: unknown }).status === 'healthy';
}

async function look(url: string): Promise<Dependency> {
  const startedAt = clock.seconds();
  // Not reachable is an answer too: unhealthy.
  const isHealthy = await saysHealthy(url).catch(() => false);
  const tookMs = Math.round((clock.seconds() - startedAt) * 1000);
  return { status: isHealthy ? 'healthy' : 'unhealthy', response_time_ms: tookMs };
}
