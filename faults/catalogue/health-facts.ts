import type { CatalogueEntry } from './entry.ts';
import { inLayer } from './entry.ts';

const http = inLayer('http', 'product');
const latency = inLayer('latency', 'product');
const facts = 'S517, T517';

/** A path, what it then says, and the check that must hear it. */
const said = [
  ['F06-router-dead', 'backend', '/ws/health', { 'components.message_router': false }, 'components are well'],
  [
    'F01-no-agent-capability',
    'backend',
    '/health/backend',
    { 'capabilities.agent_execution': false },
    'other health routes of backend',
  ],
  ['F03-database-error', 'auth', '/auth/health', { database_status: 'error' }, 'other health routes of auth'],
  [
    'F05-page-sees-no-backend',
    'frontend',
    '/health',
    { 'dependencies.backend.status': 'unhealthy' },
    'other health routes of frontend',
  ],
  [
    'F07-beacon-not-whole',
    'backend',
    '/ws/beacon',
    { consolidation: 'partial' },
    'announces its chat socket',
  ],
] as const;

/** Health routes that gate nothing elsewhere; on the embedded stack they are its own promise. */
export const untrueFacts: readonly CatalogueEntry[] = [
  ...said.map(([id, service, path, set, grep]) =>
    http(
      id,
      `${path} of ${service} says that a part of it is not well`,
      'HEALTH_BODY_UNHEALTHY',
      facts,
      [{ kind: 'http-edit-json', match: { service, path }, set }],
      { target: 'embedded', grep },
    ),
  ),
  http(
    'F08-no-heartbeat-figure',
    'The backend announces no heartbeat of its chat socket',
    'API_CONTRACT',
    'S358, GP',
    [
      {
        kind: 'http-edit-json',
        match: { service: 'backend', path: '/ws/config' },
        delete: ['websocket_config.heartbeat_interval'],
      },
    ],
    { target: 'embedded', grep: 'announces the figures' },
  ),
  http(
    'F08-figures-not-ready',
    'The backend has no figures of its chat socket to announce',
    'HEALTH_BODY_UNHEALTHY',
    'websocket.md 5',
    [
      {
        kind: 'http-answer',
        match: { service: 'backend', path: '/ws/config' },
        status: 503,
        json: { error: 'service_not_ready' },
      },
    ],
    { target: 'embedded', grep: 'announces the figures' },
  ),
];

export const slowReadiness: readonly CatalogueEntry[] = [
  latency(
    'budget-ready-slow',
    'The readiness check takes longer than a second',
    'BUDGET_EXCEEDED',
    'READINESS_CHECK_TIMEOUT_FIX',
    [{ kind: 'http-delay', match: { service: 'backend', path: '/health/ready' }, ms: 1_100 }],
    { target: 'embedded', grep: 'backend.*says that it is ready' },
  ),
];
