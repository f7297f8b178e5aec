import { fileURLToPath } from 'node:url';
import type { CatalogueEntry } from './entry.ts';
import { inLayer } from './entry.ts';
import { health, ofHost } from './hosts.ts';

const config = inLayer('config', 'environment');
const tls = inLayer('tls', 'environment');

/** Clocks, and certificates that will soon be none. */
export const clocks: readonly CatalogueEntry[] = [
  ...([['ahead', 'Fri, 01 Jan 2100 00:00:00 GMT']] as const).map(([word, date]) =>
    config(
      `F42-clock-${word}`,
      `The clock of auth is years ${word}`,
      'CLOCK_OFF',
      'requirements section 1',
      [{ kind: 'http-headers', match: health('auth'), set: { Date: date } }],
      { target: 'embedded', grep: 'clock of this machine' },
    ),
  ),
];

export const agingCertificates: readonly CatalogueEntry[] = (['auth'] as const).map((service) =>
  tls(
    `X05-${service}-expires-soon`,
    `The certificate of ${service} runs out in five days`,
    'TLS_EXPIRES_SOON',
    'P666',
    [{ kind: 'tls', service, certificate: 'expires-soon' }],
    ofHost(service),
  ),
);

/** What reads the page as it is delivered; what a browser makes of it is in `pages.ts`. */
const delivered = 'preflight.chat-page';
const ui = inLayer('ui', 'product', delivered);
const scripts = '/_next/static/';
const onEmbedded = { target: 'embedded' } as const;

/** Pages of before, half delivered pages, and pages of another deployment. */
export const pages: readonly CatalogueEntry[] = [
  ui(
    'X34-page-without-jwt-auth',
    'The page offers a subprotocol of before',
    'FRONTEND_STALE',
    'S143, GP',
    [
      {
        kind: 'http-edit-text',
        match: { service: 'frontend', path: scripts },
        find: 'jwt-auth',
        replace: 'bearer',
      },
    ],
    onEmbedded,
  ),
  ui(
    'X34-page-without-token',
    'The page offers no token in its subprotocols',
    'FRONTEND_STALE',
    'S143, GP',
    [
      {
        kind: 'http-edit-text',
        match: { service: 'frontend', path: scripts },
        find: 'jwt.',
        replace: 'none.',
      },
    ],
    onEmbedded,
  ),
  ui('X97-scripts-gone', 'The page names scripts that are gone', 'FRONTEND_STALE', 'R143', [
    { kind: 'http-answer', match: { service: 'frontend', path: scripts }, status: 404, text: 'Not Found' },
  ]),
  ui('X97-page-404', 'The build of the page failed, and the chat page is 404', 'FRONTEND_STALE', 'R143', [
    { kind: 'http-answer', match: { service: 'frontend', path: '/chat' }, status: 404, html: '<h1>404</h1>' },
  ]),
  ui(
    'X98-other-project',
    'The page names the services of another project',
    'FRONTEND_WRONG_BACKEND',
    'T517 Phase 3',
    [
      {
        kind: 'http-edit-text',
        match: { service: 'frontend', path: scripts },
        find: '//127.0.0.1',
        replace: '//api.other-project.example',
      },
    ],
    onEmbedded,
  ),
];

export const brokenPages: readonly CatalogueEntry[] = [
  inLayer('http', 'product', delivered)(
    'X97-page-500',
    'The chat page breaks while its health is well',
    'FRONTEND_DOWN',
    'R143',
    [
      {
        kind: 'http-answer',
        match: { service: 'frontend', path: '/chat' },
        status: 500,
        text: 'Internal Server Error',
      },
    ],
  ),
];

const dns = inLayer('dns', 'environment', 'behind the load balancer');
const http = inLayer('http', 'product', 'deployment');
const openApi = (service: 'auth' | 'backend') => ({ service, path: '/openapi.json' }) as const;
/** One operation that the other revision does not know. */
const newer = { 'paths./api/newer': { get: { summary: 'Newer' } } };

/** Names that lead to another deployment than the one behind the load balancer. */
export const wrongAddresses: readonly CatalogueEntry[] = [
  dns(
    'X02-canonical-host-is-another',
    'The host of the backend leads to another deployment than the direct address',
    'DNS_WRONG_TARGET',
    'S358',
    [{ kind: 'http-edit-json', match: openApi('backend'), set: newer }],
    { settings: { BACKEND_DIRECT_URL: '{SUBJECT_BACKEND_URL}' } },
  ),
];

/** Old code, and old and new code in turn. */
export const revisions: readonly CatalogueEntry[] = [
  http(
    'X95-health-without-version',
    'The health body of the backend lacks a field of the agreed revision',
    'DEPLOY_DRIFT',
    'S358, Gap358',
    [{ kind: 'http-edit-json', match: health('backend'), delete: ['version'] }],
    { grep: 'agreed fields' },
  ),
  http(
    'X95-not-the-accepted-one',
    'The backend is another than the accepted one',
    'DEPLOY_DRIFT',
    'S358, Gap358',
    [{ kind: 'http-edit-json', match: health('backend'), set: { build: 'of yesterday' } }],
    {
      target: 'embedded',
      grep: 'that was accepted',
      environment: { GOLDEN_PATH_BASELINES: fileURLToPath(new URL('./baselines', import.meta.url)) },
    },
  ),
  ...(['backend'] as const).map((service) =>
    http(
      `X96-${service}-seventh-answer`,
      `One of many answers of ${service} comes from another revision`,
      'MIXED_REVISIONS',
      'S143 #2',
      [{ kind: 'http-edit-json', match: { ...openApi(service), nth: 7 }, set: newer }],
      { grep: 'same revision' },
    ),
  ),
  http(
    'X96-page-of-two-builds',
    'The chat page comes from two builds in turn',
    'MIXED_REVISIONS',
    'S143 #2',
    [
      {
        kind: 'http-edit-text',
        match: { service: 'frontend', path: '/chat', from: 12 },
        find: '/_next/static/',
        replace: '/_next/static/older/',
      },
    ],
    { grep: 'same revision' },
  ),
  http(
    'X10-old-revision-stays',
    'A deployment stopped halfway: the canonical host answers from the old revision and from the new',
    'MIXED_REVISIONS',
    'reports/staging/MISSING_ENDPOINTS_FIVE_WHYS_ANALYSIS.md',
    [{ kind: 'http-edit-json', match: { ...openApi('backend'), from: 2 }, set: newer }],
    {
      grep: 'behind the load balancer',
      settings: { BACKEND_DIRECT_URL: '{SUBJECT_BACKEND_URL}' },
    },
  ),
];

const local = inLayer('config', 'environment', 'auth host');
/** First on the path: what Docker says is part of the fault. */
const withDocker = {
  PATH: `${fileURLToPath(new URL('./docker', import.meta.url))}:/usr/local/bin:/usr/bin:/bin`,
};

/** Local services that cannot start, or are not up. */
export const localServices: readonly CatalogueEntry[] = (
  [
    ['invalid', 'The compose file of the local services holds a key twice'],
    ['half-up', 'One local service is absent and another still starting'],
  ] as const
).map(([name, words]) =>
  local(
    `X99-compose-${name}`,
    words,
    'LOCAL_STACK_INVALID',
    'S666; FAILING-TEST/…e2e-2025-09-13-03-50.md',
    [{ kind: 'tcp-refuse', service: 'auth' }],
    { settings: { COMPOSE_FILE: `docker/${name}.yml` }, environment: withDocker },
  ),
);
