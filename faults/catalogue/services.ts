import type { FaultInput } from '../fault.ts';
import type { CatalogueEntry } from './entry.ts';
import { inLayer } from './entry.ts';
import { health, ofHost, page, reached, services, threads, type HostName } from './hosts.ts';

const row = inLayer('http', 'product');
const together = { grep: 'all hosts' };
const starting = { status: 'starting', startup_in_progress: true };
const answer = (service: HostName, status: number, text: string): FaultInput => ({
  kind: 'http-answer',
  match: { service },
  status,
  text,
});

/** Services that are down, ill, slow, or lack a route. */
export const webServices: readonly CatalogueEntry[] = [
  row(
    'X08-backend-503',
    'The backend answers 503 to everything',
    'BACKEND_DOWN',
    'S517, S521, T517',
    [answer('backend', 503, 'Service Unavailable')],
    { grep: 'backend host' },
  ),
  row(
    'X08-backend-startup-failed',
    'The backend says that its startup failed',
    'BACKEND_DOWN',
    'T517',
    [{ kind: 'http-answer', match: { service: 'backend' }, status: 503, json: { error: 'startup_failed' } }],
    { ...together, rows: ['X08', 'X09'] },
  ),
  row('X12-backend-500', 'The health check of the backend breaks', 'BACKEND_DOWN', 'REDIS_AUTH_FIX', [
    { kind: 'http-status', match: health('backend'), status: 500 },
  ]),
  row(
    'X97-frontend-503',
    'The chat page is down',
    'FRONTEND_DOWN',
    'R143',
    [answer('frontend', 503, 'Service Unavailable')],
    reached('frontend'),
  ),
  row(
    'X11-never-ready',
    'The backend never stops starting',
    'NOT_READY',
    'HL',
    [{ kind: 'http-answer', match: health('backend'), status: 503, json: starting }],
    { settings: { WARM_UP_MS: '1500' } },
  ),
  ...services.map((service) =>
    row(
      `X15-${service}-unhealthy`,
      `${service} answers 200 and says that it is ill`,
      'HEALTH_BODY_UNHEALTHY',
      'WS L1700',
      [{ kind: 'http-edit-json', match: health(service), set: { status: 'unhealthy' } }],
      ofHost(service),
    ),
  ),
  row(
    'X15-backend-says-nothing',
    'The health check answers 200 with an HTML page',
    'HEALTH_BODY_UNHEALTHY',
    'WS L1700',
    [{ kind: 'http-body', match: health('backend'), html: page }],
  ),
  ...services.map((service) =>
    row(
      `X13-${service}-slow`,
      `The health check of ${service} takes 600 ms`,
      'HEALTH_SLOW',
      'S143, P143',
      [{ kind: 'http-delay', match: health(service), ms: 600 }],
      ofHost(service),
    ),
  ),
  row(
    'X13-backend-health-drips',
    'The health check of the backend drips in',
    'HEALTH_SLOW',
    'P143',
    [{ kind: 'http-trickle', match: health('backend'), bytes: 20, everyMs: 150 }],
    ofHost('backend'),
  ),
  row(
    'X04-backend-stops-halfway',
    'The backend falls silent in the middle of an answer',
    'HTTP_TIMEOUT',
    'P666',
    [{ kind: 'tcp-half-open', service: 'backend', afterBytes: 40 }],
    ofHost('backend'),
  ),
  row(
    'X89-threads-missing',
    'The route of the threads does not exist',
    'API_ROUTE_MISSING',
    'FRONTEND_BACKEND_404',
    [{ kind: 'http-answer', match: threads, status: 404, json: { detail: 'Not Found' } }],
    { grep: 'is accepted by the backend|agent events' },
  ),
  row(
    'X88-threads-422',
    'A thread with the right fields is refused as wrong',
    'API_CONTRACT',
    '422_bug_fix',
    [{ kind: 'http-answer', match: { ...threads, method: 'POST' }, status: 422, json: { detail: [] } }],
  ),
  row('X88-thread-without-id', 'A new thread has no id', 'API_CONTRACT', '422_bug_fix', [
    { kind: 'http-edit-json', match: { ...threads, method: 'POST' }, delete: ['id'] },
  ]),
  row(
    'X95-beacon-missing',
    'The beacon of the socket does not exist',
    'API_ROUTE_MISSING',
    'DEPLOYMENT_GAP',
    [{ kind: 'http-answer', match: { service: 'backend', path: '/ws/beacon' }, status: 404, json: {} }],
    { target: 'embedded', grep: 'announces its chat socket' },
  ),
  ...(
    [
      ['backend', '/health/ready', 'backend.*says that it is ready'],
      ['backend', '/ws/health', 'components are well'],
      ['auth', '/health/ready', 'auth service.*says that it is ready'],
    ] as const
  ).map(([service, path, grep]) =>
    row(
      `X15-${service}${path.replaceAll('/', '-')}`,
      `${path} of ${service} says that it is not well`,
      'HEALTH_BODY_UNHEALTHY',
      'WS L1700',
      [{ kind: 'http-edit-json', match: { service, path }, set: { status: 'degraded' } }],
      { target: 'embedded', grep },
    ),
  ),
];
