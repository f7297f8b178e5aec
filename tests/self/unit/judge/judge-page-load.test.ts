import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { budgetsFor } from '../../../../env/budgets.ts';
import type { PageLoad } from '../../../../helpers/browser/page-load.ts';
import type { PageRequest } from '../../../../helpers/browser/page-record.ts';
import { judgeChatShown, judgeQuiet } from '../../../../helpers/judge/judge-page-load.ts';
import { crash, crashed, makePageLoad } from './make-page-load.ts';
import { makeRequest, urls } from './make-page-watch.ts';
import { particulars } from './particulars.ts';

const { ui_chat_visible: budget } = budgetsFor('staging');
const shown = (more: Partial<PageLoad>, start?: 'cold' | 'warm') =>
  particulars(judgeChatShown(makePageLoad(more), budget, start).findings);
const quiet = (more: Partial<PageLoad>) => judgeQuiet(makePageLoad(more));
const asked = (path: string, more: Partial<PageRequest>): PageRequest =>
  makeRequest('GET', `${urls.backend}${path}`, more);

describe('a chat page that opens', () => {
  test('holds, and is measured', () => {
    const judgement = judgeChatShown(makePageLoad(), budget);

    assert.deepEqual(judgement.findings, []);
    assert.deepEqual(judgement.measurements, [{ metric: 'ui_chat_visible', valueMs: 400, lagMs: 2 }]);
    assert.equal(judgement.evidence[0], '/chat: "Netra Beta" at /chat, seen after 400 ms');
  });

  for (const [name, more, code, words] of [
    ['nothing', { text: ' \n' }, 'UI_CHAT_NOT_RENDERED', '/chat leads to /chat and shows nothing at all.'],
    [
      'its waiting screen',
      { text: 'Loading...' },
      'UI_CHAT_NOT_RENDERED',
      '/chat leads to /chat and shows "Loading...".',
    ],
    ['the login page', { path: '/login' }, 'UI_SESSION_LOST', '/chat leads to the login page.'],
    ['the words of a crash', crashed, 'UI_CRASHED', `/chat shows "${String(crashed.text)}".`],
    [
      'nothing after an error of its own',
      { text: '', problems: [crash] },
      'UI_CRASHED',
      `/chat: ${crash.text}`,
    ],
    [
      'an error of the browser',
      { failure: 'net::ERR_EMPTY_RESPONSE' },
      'FRONTEND_DOWN',
      '/chat could not be loaded: net::ERR_EMPTY_RESPONSE.',
    ],
    [
      'an error of the server',
      {
        text: 'Bad Gateway',
        requests: [makeRequest('GET', `${urls.frontend}/chat`, { kind: 'document', status: 502 })],
      },
      'FRONTEND_DOWN',
      '/chat is answered with 502.',
    ],
  ] as const) {
    test(`is ${code} when ${name} is all that is shown`, () => {
      assert.deepEqual(shown({ visibleMs: undefined, ...more }), [[code, words]]);
    });
  }

  test('has to have its parts', () => {
    assert.deepEqual(shown({ parts: { input: false, send: true, threads: false } }), [
      ['UI_CHAT_NOT_RENDERED', '/chat shows no message input and no list of threads.'],
    ]);
    assert.deepEqual(
      shown({ parts: { input: true, send: false, threads: true } })[0]?.[1],
      '/chat shows no send button.',
    );
  });

  test('is late over its limit, which is another for a cold start, unless the tester stood still', () => {
    const { limit, cold = 0 } = budget;

    assert.deepEqual(shown({ visibleMs: limit }), []);
    assert.deepEqual(shown({ visibleMs: limit + 1, lagMs: 0 }), [
      [
        'BUDGET_EXCEEDED',
        `/chat: the chat can be seen after ${limit + 1} ms; the limit is ${limit} ms (ui_chat_visible).`,
      ],
    ]);
    assert.deepEqual(shown({ visibleMs: cold }, 'cold'), []);
    assert.deepEqual(shown({ visibleMs: cold + 1, lagMs: 0 }, 'cold')[0]?.[0], 'BUDGET_EXCEEDED');
    const lagging = judgeChatShown(makePageLoad({ visibleMs: limit + 1, lagMs: 1 }), budget);
    assert.deepEqual([lagging.findings.length, lagging.unmeasurable?.length], [0, 1]);
  });
});

describe('a chat page that opens quietly', () => {
  test('may be refused by hosts of others, may give up requests of its own, and may wait for an answer', () => {
    const judgement = quiet({
      requests: [
        makeRequest('POST', 'https://statsig.test/v1', { status: 500 }),
        makeRequest('GET', 'https://fonts.test/a.css', {
          kind: 'stylesheet',
          failure: 'net::ERR_BLOCKED_BY_CLIENT',
        }),
        asked('/api/threads', { failure: 'net::ERR_ABORTED (given up by the page)' }),
        {
          id: '1',
          atUs: 0,
          method: 'GET',
          url: `${urls.backend}/slow`,
          kind: 'fetch',
          isOwn: true,
          body: undefined,
        },
      ],
      problems: [{ atUs: 1, kind: 'console', text: 'Failed to load https://fonts.test/a.css' }],
    });

    assert.deepEqual(judgement.findings, []);
    assert.deepEqual(judgement.evidence.slice(1, 4), [
      "2 requests to the product's own hosts, 1 sockets, 1 complaints",
      '2 requests to other hosts: statsig.test, fonts.test',
      '1 requests without an answer so far',
    ]);
  });

  const unreached = {
    atUs: 1,
    kind: 'console',
    text: 'initialize failed TypeError: Failed to fetch',
  } as const;
  const keptOut = makeRequest('POST', 'https://statsig.test/v1', { failure: 'net::ERR_BLOCKED_BY_CLIENT' });

  test('may complain of hosts that are kept out without their name, and lack the picture of its tab', () => {
    const picture = asked('/favicon.ico', { status: 404 });
    assert.deepEqual(quiet({ requests: [keptOut, picture], problems: [unreached] }).findings, []);
  });

  test('is not quiet when it complains so, and nobody was kept out, or a service of its own failed', () => {
    for (const requests of [[], [keptOut, asked('/api/threads', { failure: 'net::ERR_FAILED' })]]) {
      const codes = quiet({ requests, problems: [unreached] }).findings.map(({ code }) => code);
      assert.equal(codes.includes('UI_CONSOLE_ERROR'), true);
    }
  });

  for (const [name, more, code, line] of [
    [
      'a request is answered by an error',
      { requests: [asked('/api/mcp/tools', { status: 500 })] },
      'UI_REQUEST_FAILED',
      'GET http://api.test:8000/api/mcp/tools (fetch): 500',
    ],
    [
      'a request is refused',
      { requests: [asked('/api/threads', { status: 401 })] },
      'UI_REQUEST_FAILED',
      'GET http://api.test:8000/api/threads (fetch): 401',
    ],
    [
      'a request is not answered',
      { requests: [asked('/x', { failure: 'net::ERR_CONNECTION_REFUSED' })] },
      'UI_REQUEST_FAILED',
      'GET http://api.test:8000/x (fetch): net::ERR_CONNECTION_REFUSED',
    ],
    [
      'a request is not let through',
      { requests: [asked('/x', { failure: 'CORS: MissingAllowOriginHeader' })] },
      'CORS_BLOCKED',
      'GET http://api.test:8000/x (fetch): CORS: MissingAllowOriginHeader',
    ],
    [
      'a script is gone',
      {
        requests: [
          makeRequest('GET', `${urls.frontend}/_next/static/a.js`, {
            kind: 'script',
            status: 404,
            failure: 'net::ERR_ABORTED (given up by the page)',
          }),
        ],
      },
      'FRONTEND_STALE',
      'GET http://app.test:3000/_next/static/a.js (script): 404',
    ],
    [
      'the console has an error',
      { problems: [{ atUs: 1, kind: 'console', text: 'Warning: no key' }] },
      'UI_CONSOLE_ERROR',
      'Warning: no key',
    ],
  ] as const) {
    test(`does not when ${name}`, () => {
      const { findings } = quiet(more);

      assert.deepEqual(
        findings.map(({ code, evidence }) => [code, evidence]),
        [[code, [line]]],
      );
      assert.deepEqual(particulars(findings)[0]?.[1], '/chat: 1 in all.');
    });
  }

  test('does not when an error is caught by nobody, or the tab crashes', () => {
    assert.deepEqual(particulars(quiet({ problems: [crash] }).findings), [
      ['UI_CRASHED', `/chat: ${crash.text}`],
    ]);
    assert.deepEqual(
      particulars(quiet({ problems: [{ atUs: 1, kind: 'crash', text: 'the tab crashed' }] }).findings),
      [['UI_CRASHED', '/chat: the tab crashed']],
    );
  });

  test('is told apart by what fails, all at once', () => {
    const { findings } = quiet({
      requests: [
        asked('/a', { failure: 'CORS: x' }),
        asked('/b', { status: 404 }),
        asked('/c', { kind: 'script', status: 404 }),
        // A host of others that we do let in and that fails is no excuse for a complaint about something else.
        makeRequest('GET', 'https://other.test/x', { failure: 'net::ERR_FAILED' }),
      ],
      problems: [crash, { atUs: 1, kind: 'console', text: 'Failed to discover tools' }],
    });

    assert.deepEqual(
      findings.map(({ code }) => code),
      ['CORS_BLOCKED', 'FRONTEND_STALE', 'UI_CRASHED', 'UI_REQUEST_FAILED', 'UI_CONSOLE_ERROR'],
    );
  });
});
