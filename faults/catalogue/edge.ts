import type { CatalogueEntry } from './entry.ts';
import { inLayer } from './entry.ts';
import { health, ofHost, page, reached, threads } from './hosts.ts';

const edge = inLayer('edge', 'environment');

const ourName = inLayer('edge', 'self');

/** Load balancers and hosts that are somebody else's. */
export const edges: readonly CatalogueEntry[] = [
  ...(['backend', 'frontend'] as const).map((service) =>
    edge(
      `X06-${service}-unmapped`,
      `The host of ${service} maps to nothing`,
      'URL_MISMATCH',
      'S666, S358',
      [{ kind: 'http-answer', match: { service }, status: 404, html: page }],
      reached(service),
    ),
  ),
  ...(['auth', 'backend'] as const).map((service) =>
    edge(
      `X02-${service}-is-another`,
      `The host of ${service} is another service`,
      'HOST_ROLE_WRONG',
      'S358',
      [{ kind: 'http-edit-json', match: health(service), set: { service: 'another-service' } }],
      reached(service),
    ),
  ),
  edge(
    'X06-auth-redirected',
    'The health check of auth leads elsewhere',
    'URL_MISMATCH',
    'S666, S358',
    [{ kind: 'http-redirect', match: health('auth'), location: 'http://127.0.0.1:9/' }],
    ofHost('auth'),
  ),
  edge(
    'X02-backend-names-nothing',
    'The backend does not say what it is',
    'HOST_ROLE_WRONG',
    'S358',
    [{ kind: 'http-edit-json', match: health('backend'), delete: ['service'] }],
    { grep: 'all hosts' },
  ),
  ourName(
    'X100-suite-name-blocked',
    'The load balancer takes the name of this suite for a robot',
    'UA_BLOCKED',
    'TF cloud-armor.tf',
    [
      {
        kind: 'http-answer',
        match: { service: 'auth', userAgent: '^golden-path' },
        status: 403,
        html: '<html><title>403 Forbidden</title></html>',
      },
    ],
    ofHost('auth'),
  ),
  edge('X100-login-limited', 'Too many logins', 'SELF_RATE_LIMITED', 'TF cloud-armor.tf', [
    { kind: 'http-rate-limit', match: { service: 'auth', path: '/auth/login' } },
  ]),
  edge('X100-threads-limited', 'Too many requests for threads', 'SELF_RATE_LIMITED', 'TF cloud-armor.tf', [
    { kind: 'http-rate-limit', match: threads },
  ]),
  edge('X100-upgrade-limited', 'Too many upgrades', 'SELF_RATE_LIMITED', 'TF cloud-armor.tf', [
    { kind: 'upgrade-answer', status: 429, headers: { 'Retry-After': '600' } },
  ]),
];
