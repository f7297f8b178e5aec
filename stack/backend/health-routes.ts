import type { Context } from 'hono';

import { admitIgnored } from '../auth/ignored-checks.ts';
import { clock } from '../clock.ts';
import type { Route } from '../http/route.ts';
import type { BackendService } from './backend-service.ts';

const named = { service: 'netra-ai-platform', version: '1.0.0' };

/** Health of the backend (websocket.md section 5). There is no database: what the bodies call connected is memory. */
export function healthRoutes({ settings }: BackendService): readonly Route[] {
  const environment = settings.environment;

  const health = (context: Context) =>
    context.json(
      { status: 'healthy', ...named, timestamp: clock.seconds(), ...admitIgnored(settings.ignores) },
      200,
      { 'api-version': '1.0' },
    );
  const live = (context: Context) =>
    context.json({ status: 'healthy', ...named, timestamp: `${clock.naive()}Z`, environment });
  const ready = (context: Context) =>
    context.json({
      status: 'ready',
      service: named.service,
      timestamp: clock.seconds(),
      environment,
      core_db: 'connected',
      clickhouse_db: 'connected',
      redis_db: 'connected',
      websocket_readiness: {
        status: 'healthy',
        websocket_ready: true,
        details: {
          websocket_ready: true,
          state: 'websocket_ready',
          elapsed_time: 0.0001,
          failed_services: [],
          warnings: ['Skipped GCP validation for non-GCP environment'],
          gcp_environment: false,
          cloud_run: false,
        },
      },
      details: { status: 'healthy', ...named, timestamp: clock.seconds() },
    });
  const capabilities = (context: Context) =>
    context.json({
      service: 'backend-service',
      version: '1.0.0',
      environment,
      timestamp: clock.iso(),
      status: 'healthy',
      capabilities: {
        agent_execution: true,
        tool_system: true,
        llm_integration: true,
        websocket_integration: true,
        database_connectivity: true,
      },
      golden_path_ready: true,
      readiness_score: 1,
      failed_services: [],
    });
  // Of this one process, as the real route speaks of one instance.
  const system = (context: Context) =>
    context.json({
      status: 'healthy',
      service: named.service,
      process: {
        pid: process.pid,
        rss_bytes: process.memoryUsage.rss(),
        cpu_percent: cpuPercent(),
        uptime_seconds: process.uptime(),
      },
      timestamp: clock.seconds(),
    });
  const preflight = (context: Context) => context.json({ status: 'ok', message: 'CORS preflight' });

  return [
    {
      method: 'GET',
      path: '/',
      summary: 'Root',
      handle: (context) => context.json({ message: 'Welcome to Netra API' }),
    },
    { method: 'GET', path: '/health', summary: 'Health', head: true, handle: health },
    { method: 'OPTIONS', path: '/health', summary: 'Health', hidden: true, handle: preflight },
    { method: 'GET', path: '/health/', summary: 'Health', head: true, handle: health },
    { method: 'GET', path: '/health/live', summary: 'Liveness', handle: live },
    { method: 'GET', path: '/health/ready', summary: 'Readiness', handle: ready },
    { method: 'GET', path: '/health/backend', summary: 'Capabilities', handle: capabilities },
    { method: 'GET', path: '/health/system', summary: 'Memory and processor', handle: system },
  ];
}

/** Of one core, over the life of the process. */
function cpuPercent(): number {
  const { user, system } = process.cpuUsage();
  return Math.round((user + system) / (process.uptime() * 1e4));
}
