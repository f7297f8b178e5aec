import type { CatalogueEntry } from './entry.ts';
import { inLayer } from './entry.ts';

const frontPage = { service: 'frontend', pattern: '^/$' } as const;
const somebodys = '<!DOCTYPE html><html><head><title>Welcome to nginx!</title></head><body></body></html>';
const around = inLayer('edge', 'environment', 'front page');
const http = inLayer('http', 'product', 'front page');

/** An address of the page that leads to something else than the app. */
export const misledPages: readonly CatalogueEntry[] = [
  around('F04-page-missing', 'The address of the page answers 404', 'URL_MISMATCH', 'S517, R143', [
    { kind: 'http-answer', match: frontPage, status: 404, json: { detail: 'Not Found' } },
  ]),
  around('F04-page-is-json', 'The address of the page answers JSON', 'URL_MISMATCH', 'R143', [
    { kind: 'http-answer', match: frontPage, status: 200, json: { message: 'Welcome to Netra API' } },
  ]),
  around(
    'F04-somebodys-page',
    "The address of the page shows a server's own welcome",
    'HOST_ROLE_WRONG',
    'R143',
    [{ kind: 'http-answer', match: frontPage, status: 200, html: somebodys }],
  ),
];

export const downPages: readonly CatalogueEntry[] = [
  http('F04-page-500', 'The page breaks while its health check is well', 'FRONTEND_DOWN', 'S517', [
    { kind: 'http-status', match: frontPage, status: 500 },
  ]),
];

const own = inLayer('http', 'product', 'let in from the origin of the chat page');
const foreign = inLayer('http', 'product', 'kept out from a foreign origin');
const cors = 'CORS_IMPLEMENTATION_SUMMARY';

/** Browsers that are kept out, and browsers that are let in for anybody. */
export const origins: readonly CatalogueEntry[] = [
  ...(['backend'] as const).map((service) =>
    own(
      `X101-${service}-names-no-origin`,
      `${service} names no origin to the browser`,
      'CORS_BLOCKED',
      cors,
      [{ kind: 'http-headers', match: { service }, remove: ['access-control-allow-origin'] }],
    ),
  ),
  own('X101-preflight-refused', "The backend refuses the browser's question", 'CORS_BLOCKED', cors, [
    { kind: 'http-status', match: { service: 'backend', method: 'OPTIONS' }, status: 400 },
  ]),
  own('X101-no-credentials', 'The backend allows the browser no credentials', 'CORS_BLOCKED', cors, [
    { kind: 'http-headers', match: { service: 'backend' }, remove: ['access-control-allow-credentials'] },
  ]),
  foreign('F57-auth-any-origin', 'The login service repeats whatever origin asks', 'CORS_OPEN', cors, [], {
    stack: { STACK_IGNORES: 'origin' },
  }),
  foreign('F57-backend-any-origin', 'The backend repeats whatever origin asks', 'CORS_OPEN', cors, [], {
    stack: { STACK_IGNORES: 'backend:origin' },
  }),
];
