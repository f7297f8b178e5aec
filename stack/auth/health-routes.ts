import type { Context } from 'hono';

import { clock } from '../clock.ts';
import type { Route } from '../http/route.ts';
import type { AuthService } from './auth-service.ts';
import { admitIgnored } from './ignored-checks.ts';

const version = '1.0.0';
const named = { service: 'auth-service', version };

/** Health and status. `/auth/health` and `/health/auth` say the truth here, unlike the real ones (auth.md section 4). */
export function healthRoutes({ settings, startedAt }: AuthService): readonly Route[] {
  const environment = settings.environment;

  const health = (context: Context) =>
    context.json({
      status: 'healthy',
      ...named,
      timestamp: clock.iso(),
      uptime_seconds: clock.seconds() - startedAt,
      environment,
      ...admitIgnored(settings.ignores),
    });
  const ready = (context: Context) =>
    context.json({
      status: 'ready',
      ...named,
      timestamp: clock.iso(),
      environment,
      database_status: 'connected',
    });
  const capabilities = (context: Context) =>
    context.json({
      ...named,
      environment,
      timestamp: clock.iso(),
      status: 'healthy',
      capabilities: {
        jwt_validation: true,
        session_management: true,
        oauth_configured: true,
        database_connected: true,
      },
      golden_path_ready: true,
    });
  const database = (context: Context) =>
    context.json({
      status: 'healthy',
      ...named,
      timestamp: clock.iso(),
      database_status: 'connected',
      database_details: { connectivity_test: 'passed', initialized: true },
    });

  return [
    {
      method: 'GET',
      path: '/',
      summary: 'Root',
      head: true,
      handle: (context) => context.json({ ...named, status: 'running' }),
    },
    { method: 'GET', path: '/health', summary: 'Health', head: true, handle: health },
    { method: 'GET', path: '/health/ready', summary: 'Readiness', head: true, handle: ready },
    { method: 'GET', path: '/readiness', summary: 'Readiness', head: true, handle: ready },
    { method: 'GET', path: '/health/auth', summary: 'Capabilities', head: true, handle: capabilities },
    { method: 'GET', path: '/auth/health', summary: 'Database health', handle: database },
    {
      method: 'GET',
      path: '/auth/status',
      summary: 'Status',
      handle: (context) =>
        context.json({ service: named.service, status: 'running', timestamp: clock.iso(), version }),
    },
  ];
}
