import type { Context, Hono } from 'hono';

import type { Addresses } from '../addresses.ts';
import { clock } from '../clock.ts';
import type { Route } from '../http/route.ts';
import { serveRoutes } from '../http/serve-routes.ts';
import type { Settings } from '../settings.ts';
import { page } from './page.ts';

const patienceMs = 2_000;

/** The frontend: three plain pages, and its health (ui.md, "Health"). */
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

  const html = (heading: string, text: string) => (context: Context) => context.html(page(heading, text));
  const routes: readonly Route[] = [
    { method: 'GET', path: '/', summary: 'Home', handle: html('Netra Beta', 'The embedded stack.') },
    { method: 'GET', path: '/login', summary: 'Login', handle: html('Login', 'Log in at the auth service.') },
    { method: 'GET', path: '/chat', summary: 'Chat', handle: html('Chat', 'Chat over the socket.') },
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
