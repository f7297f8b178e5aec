import type { FaultInput } from '../fault.ts';
import type { CatalogueEntry } from './entry.ts';
import { inLayer } from './entry.ts';
import { page, threads } from './hosts.ts';

const pairs = 'answer as promised without a token';
const http = inLayer('http', 'product', pairs);
const auth = inLayer('auth', 'product', pairs);
const data = inLayer('data', 'product', pairs);
const latency = inLayer('latency', 'product', 'critical endpoints.*answer within budget');

const agent = { service: 'backend', path: '/api/agent/v2/execute' } as const;
const settings = { service: 'backend', path: '/api/v1/auth/config' } as const;
const config = { service: 'auth', path: '/auth/config' } as const;
const verify = { service: 'auth', path: '/auth/verify' } as const;
const notFound = { status: 404, json: { detail: 'Not Found' } } as const;

const published = (service: 'auth' | 'backend') => ({ service, path: '/openapi.json' }) as const;
const ofInterface = (service: 'auth' | 'backend') => ({ grep: `published interface of ${service}` });
const unpublish = (service: 'auth' | 'backend', ...paths: readonly string[]): FaultInput => ({
  kind: 'http-edit-json',
  match: published(service),
  delete: paths.map((path) => `paths.${path}`),
});

/** Routes that are missing, break, let everybody in, or answer something else than they promise. */
export const brokenEndpoints: readonly CatalogueEntry[] = [
  http('X87-agent-route-500', "The route for the page's messages breaks", 'API_5XX', 'TP358 (#357)', [
    { kind: 'http-answer', match: agent, status: 500, json: { error: true, error_code: 'INTERNAL_ERROR' } },
  ]),
  http(
    'X89-agent-route-missing',
    "The route for the page's messages does not exist",
    'API_ROUTE_MISSING',
    'FRONTEND_BACKEND_404',
    [{ kind: 'http-answer', match: agent, ...notFound }],
  ),
  http(
    'X88-agent-refusal-without-fields',
    'An empty message is turned away without a word about its fields',
    'API_CONTRACT',
    '422_bug_fix',
    [{ kind: 'http-edit-json', match: agent, delete: ['detail'] }],
  ),
  http('F36-settings-without-a-field', 'The login settings lack a field', 'API_CONTRACT', 'S521, V521', [
    { kind: 'http-edit-json', match: settings, delete: ['oauth_enabled'] },
  ]),
  http('F37-good-token-called-bad', 'The login service calls a good token bad', 'API_CONTRACT', 'S521', [
    { kind: 'http-edit-json', match: verify, set: { valid: false } },
  ]),
  auth(
    'F36-no-token-called-good',
    'The login service says of no token at all that it is good',
    'AUTH_BYPASSED',
    'auth.md 1a',
    [{ kind: 'http-edit-json', match: verify, set: { valid: true } }],
  ),
  auth(
    'F36-threads-open-to-all',
    'The list of threads is handed out without a token',
    'AUTH_BYPASSED',
    'auth.md 1b',
    [{ kind: 'http-answer', match: { ...threads, path: '/api/threads?limit' }, status: 200, json: [] }],
  ),
  auth(
    'X17-config-missing',
    'The login service has no settings for the page',
    'AUTH_ENDPOINT_MISSING',
    'AUTH_CONFIG_REGRESSION',
    [{ kind: 'http-answer', match: config, ...notFound }],
  ),
  data(
    'X90-unknown-thread-500',
    'A thread that does not exist breaks the backend',
    'THREADS_5XX',
    'STAGING_THREADS_REMEDIATION',
    [{ kind: 'http-answer', match: { ...threads, path: '/api/threads/no-such' }, status: 500, json: {} }],
  ),
  latency('budget-api-slow', 'Some calls of the interface take 450 ms', 'BUDGET_EXCEEDED', 'S358', [
    { kind: 'http-delay', match: threads, ms: 450 },
  ]),
];

/** Interfaces that are not published, or not whole. */
export const brokenInterfaces: readonly CatalogueEntry[] = [
  auth(
    'X17-providers-gone',
    'The login service neither publishes nor serves the ways to log in elsewhere',
    'AUTH_ENDPOINT_MISSING',
    'AUTH_ENDPOINT_REGRESSION',
    [
      unpublish('auth', '/oauth/providers'),
      { kind: 'http-answer', match: { service: 'auth', path: '/oauth/providers' }, ...notFound },
    ],
    ofInterface('auth'),
  ),
  http(
    'F09-auth-interface-missing',
    'The login service publishes no interface',
    'API_ROUTE_MISSING',
    'S517, T517',
    [{ kind: 'http-answer', match: published('auth'), ...notFound }],
    ofInterface('auth'),
  ),
  http(
    'F09-backend-interface-is-a-page',
    'An HTML page stands where the backend publishes its interface',
    'API_CONTRACT',
    'R143',
    [{ kind: 'http-answer', match: published('backend'), status: 200, html: page }],
    ofInterface('backend'),
  ),
  http(
    'F09-discovery-gone',
    'The backend neither publishes nor serves the route that finds its services',
    'API_ROUTE_MISSING',
    'S517, T517',
    [
      unpublish('backend', '/api/discovery/services'),
      { kind: 'http-answer', match: { service: 'backend', path: '/api/discovery' }, ...notFound },
    ],
    ofInterface('backend'),
  ),
  ...(
    [
      ['auth', '/auth/me'],
      ['backend', '/api/threads/{thread_id}/messages'],
    ] as const
  ).map(([service, path]) =>
    http(
      `F09-${service}-route-unpublished`,
      `${service} serves ${path} and does not publish it`,
      'API_UNDOCUMENTED',
      'S517, T517',
      [unpublish(service, path)],
      ofInterface(service),
    ),
  ),
];
