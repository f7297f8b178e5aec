import type { CatalogueEntry } from './entry.ts';
import { inLayer } from './entry.ts';

const data = inLayer('data', 'product');
const latency = inLayer('latency', 'product');
const list = { service: 'backend', method: 'GET', pattern: '^/api/threads(?:\\?|$)' } as const;
const create = { service: 'backend', method: 'POST', path: '/api/threads' } as const;

export const stored: readonly CatalogueEntry[] = [
  data(
    'X90-list-500',
    'The list of threads breaks',
    'THREADS_5XX',
    'STAGING_THREADS_REMEDIATION',
    [{ kind: 'http-answer', match: list, status: 500, json: { detail: 'Internal Server Error' } }],
    { grep: 'is accepted by the backend' },
  ),
  data('X90-create-500', 'A thread cannot be made', 'THREADS_5XX', 'STAGING_THREADS_REMEDIATION', [
    { kind: 'http-answer', match: create, status: 500, json: { detail: 'Internal Server Error' } },
  ]),
  data(
    'X91-create-404',
    'A thread is not found while it is made',
    'DB_SESSION_FAIL',
    'S521; THREAD_ID report',
    [{ kind: 'http-answer', match: create, status: 404, json: { detail: 'Thread not found' } }],
  ),
];

export const slowness: readonly CatalogueEntry[] = [
  latency(
    'budget-login-slow',
    'The login takes 1.2 s',
    'BUDGET_EXCEEDED',
    'requirements 2c',
    [{ kind: 'http-delay', match: { service: 'auth', path: '/auth/login' }, ms: 1_200 }],
    { grep: 'right credential' },
  ),
  latency(
    'budget-greeting-slow',
    'The greeting comes 900 ms after the upgrade',
    'BUDGET_EXCEEDED',
    'TMO, GP',
    [{ kind: 'frame-delay', match: { type: 'connect' }, ms: 900 }],
    { grep: 'opens with the page' },
  ),
  latency(
    'budget-ping-slow',
    'Every ping is answered late',
    'BUDGET_EXCEEDED',
    'requirements 2c',
    [{ kind: 'frame-delay', match: { type: 'pong' }, ms: 700 }],
    { grep: 'answers a ping' },
  ),
  latency(
    'budget-first-event-slow',
    'The first event comes after 1.5 s',
    'BUDGET_EXCEEDED',
    'TMO, GP',
    [{ kind: 'frame-delay', match: { direction: 'out', chat: true }, ms: 600 }],
    { limitPercent: 8 },
  ),
  latency(
    'budget-golden-turn-slow',
    'The first event of the golden turn is slow',
    'BUDGET_EXCEEDED',
    'TMO, GP',
    [{ kind: 'frame-delay', match: { direction: 'out', chat: true }, ms: 600 }],
    { limitPercent: 8, grep: 'keeps the budget of every phase' },
  ),
];
