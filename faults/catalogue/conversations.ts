import type { FaultInput } from '../fault.ts';
import type { CatalogueEntry } from './entry.ts';
import { inLayer } from './entry.ts';
import { drop, edit } from './frame-faults.ts';

const kept = { grep: 'holds the question and the answer' };
const apart = { grep: 'of one user in two threads' };
const fresh = { grep: 'does not know what another thread' };

const http = inLayer('http', 'product');
const protocol = inLayer('protocol', 'product');
const isolation = inLayer('isolation', 'product', undefined, 100);
const events = inLayer('events', 'product', undefined, 100);
const agent = inLayer('agent', 'product', undefined, 100);
const answer = inLayer('answer', 'product', undefined, 100);
const data = inLayer('data', 'product', undefined, 100);

/** The two ways of sending over HTTP. The page's own is required on embedded alone. */
const ways = [
  ['page', '/api/agent/v2/execute', { grep: 'is answered in the reply', target: 'embedded' }],
  ['fallback', '/api/agents/execute', { grep: 'when the socket is closed' }],
] as const;
const posts = (path: string) => ({ service: 'backend', method: 'POST', path }) as const;
const attributeError = "AttributeError: 'AgentRequest' object has no attribute 'websocket_connection_id'";
const fieldIsMissing = { type: 'missing', loc: ['body', 'agent_id'], msg: 'Field required', input: null };

const messages = (more: object = {}) =>
  ({ service: 'backend', method: 'GET', pattern: '^/api/threads/[^/]+/messages', ...more }) as const;
const stored = (set: Record<string, string | readonly string[]>, more: object = {}): FaultInput[] => [
  { kind: 'http-edit-json', match: messages(more), set: set as never },
];
const refused = (status: number, detail: string): FaultInput[] => [
  { kind: 'http-answer', match: messages(), status, json: { detail } },
];

/** Messages over HTTP. */
export const otherWays: readonly CatalogueEntry[] = [
  ...ways.flatMap(([name, path, details]) => [
    http(
      `X87-${name}-breaks`,
      `A message to ${path} breaks the backend`,
      'API_5XX',
      'TP358 (#357)',
      [{ kind: 'http-answer', match: posts(path), status: 500, json: { detail: attributeError } }],
      { ...details, beside: ['CODE_LEAK'] },
    ),
    // The other two ways to be refused are those of the page's own route.
    ...(name === 'page'
      ? [
          http(
            `X88-${name}-wants-another-field`,
            `A message to ${path} is refused for a field that nobody sends`,
            'API_CONTRACT',
            'agent_execution_422_bug_fix',
            [{ kind: 'http-answer', match: posts(path), status: 422, json: { detail: [fieldIsMissing] } }],
            details,
          ),
          http(
            `X89-${name}-is-gone`,
            `There is no ${path}`,
            'API_ROUTE_MISSING',
            'API_ROUTING_MISMATCH',
            [{ kind: 'http-answer', match: posts(path), status: 404, json: { detail: 'Not Found' } }],
            details,
          ),
        ]
      : []),
  ]),
  http(
    'X89-messages-gone',
    'There is no route for the messages of a thread',
    'API_ROUTE_MISSING',
    'FRONTEND_BACKEND_404',
    refused(404, 'Not Found'),
    kept,
  ),
];

/** What the product says of itself. */
export const modes: readonly CatalogueEntry[] = [
  protocol(
    'F60-agents-are-off',
    'The greeting says that no agents are there',
    'CHAT_DEGRADED',
    'GP',
    [edit({ type: 'connect' }, { 'data.features.agent_orchestration': false })],
    { grep: 'runs in a reduced mode' },
  ),
  protocol(
    'F59-demo-in-disguise',
    'The demo calls itself the chat',
    'DEMO_UNLABELLED',
    'GP; TP358',
    [
      {
        kind: 'http-edit-json',
        match: { service: 'backend', path: '/api/demo/health' },
        set: { service: 'netra-ai-platform' },
      },
    ],
    { grep: 'says of itself that it is one', target: 'embedded' },
  ),
];

/** Threads that know or hold what they must not, or lose what they must hold. */
export const conversations: readonly CatalogueEntry[] = [
  isolation(
    'F25-one-memory-for-all-threads',
    'A new thread knows what another thread was told',
    'CONTEXT_LEAKED',
    'S358',
    [{ kind: 'agent-mixes-threads' }],
    fresh,
  ),
  isolation(
    'F24-stranger-in-the-second-asking',
    'The answer misses, and the one to the same question in a new thread is for another user',
    'CROSS_USER_LEAK',
    'fact E',
    [
      { kind: 'agent-canned', answer: 'Cloud costs can be lowered in many ways.', connection: 2 },
      edit({ type: 'agent_thinking', nth: 2, connectionFrom: 3 }, { user_id: 'auth_user_1_1_00000000' }),
    ],
  ),
  events(
    'X78-kept-in-another-thread',
    'Both messages of two threads are kept in the first',
    'THREAD_MISMATCH',
    'THREAD_ID_SESSION_MISMATCH_FIVE_WHYS',
    [{ kind: 'agent-mixes-threads' }],
    apart,
  ),
  events(
    'X78-parallel-events-name-another-run',
    'One event of two runs at the same time carries the number of a third',
    'RUN_MISMATCH',
    'THREAD_ID_SESSION_MISMATCH_FIVE_WHYS',
    [edit({ type: 'agent_thinking', nth: 2, run: 1, connection: 2 }, { run_id: 'run_of_nobody' })],
    apart,
  ),
  events(
    'F38-nothing-on-the-socket',
    'A message over HTTP is answered, and its events do not come',
    'EVENTS_MISSING',
    'TP358',
    [drop({ event: true })],
    { ...ways[0][2], limitPercent: 20 },
  ),
  agent(
    'F38-prepared-reply',
    'The way over HTTP answers with a prepared text',
    'CANNED_AGENT',
    'fact K',
    [
      {
        kind: 'http-edit-json',
        match: posts(ways[1][1]),
        set: {
          response: "Fallback triage agent response: Successfully processed 'hi' using recovery mechanism",
        },
      },
    ],
    ways[1][2],
  ),
  answer(
    'F38-two-answers',
    'The reply and the socket give different answers',
    'ANSWER_WRONG',
    'TP358',
    [{ kind: 'agent-canned', answer: 'Cloud costs can be lowered in many ways.' }],
    ways[0][2],
  ),
  answer(
    'F24-missed-in-every-thread',
    'The answer of the golden turn misses, also when it is asked again in a new thread',
    'ANSWER_WRONG',
    'S358',
    [{ kind: 'agent-canned', answer: 'Cloud costs can be lowered in many ways.' }],
    { grep: 'answers with the nonce' },
  ),
];

/** What a thread holds afterwards. */
export const storedThreads: readonly CatalogueEntry[] = [
  data(
    'X91-messages-404',
    'A thread that was just written to is not found',
    'DB_SESSION_FAIL',
    'S521',
    refused(404, 'Thread not found'),
    kept,
  ),
  data(
    'X92-nothing-is-kept',
    'The thread stays empty',
    'NOT_PERSISTED',
    'GP',
    stored({ messages: [] }),
    kept,
  ),
  data(
    'X92-answer-is-lost',
    'The answer is not kept',
    'NOT_PERSISTED',
    'GP',
    [{ kind: 'http-edit-json', match: messages(), set: { 'messages.1.role': 'system' } }],
    kept,
  ),
  data(
    'X92-lost-after-a-reconnect',
    'What was kept is gone after a reconnect',
    'NOT_PERSISTED',
    'GP',
    stored({ messages: [] }, { from: 2 }),
    kept,
  ),
];
