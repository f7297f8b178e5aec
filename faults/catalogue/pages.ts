import type { CatalogueEntry } from './entry.ts';
import { inLayer } from './entry.ts';
import { code, codeLike, inBrowser, inPage, pageLimits } from './page-faults.ts';

const opening = inLayer('ui', 'product', inBrowser.opening, pageLimits);
const thread = inLayer('ui', 'product', inBrowser.thread, pageLimits);
const onReload = "performance.getEntriesByType('navigation')[0].type === 'reload'";

/** Pages that do not open: half delivered ones, ones that break, ones that stay empty. */
export const brokenOpenings: readonly CatalogueEntry[] = [
  opening('X97-style-gone', 'The page names a style sheet that is gone', 'FRONTEND_STALE', 'R143', [
    {
      kind: 'http-answer',
      match: { service: 'frontend', pattern: '\\.css$' },
      status: 404,
      text: 'Not Found',
    },
  ]),
  opening(
    'X97-script-of-the-wrong-type',
    'The script of the page comes as HTML, as from a server that shows its index for every path',
    'UI_CHAT_NOT_RENDERED',
    'R143',
    [
      {
        kind: 'http-headers',
        match: { service: 'frontend', path: '/_next/static/chunks/' },
        set: { 'Content-Type': 'text/html; charset=utf-8' },
      },
    ],
  ),
  opening(
    'X102-breaks-at-start',
    'The app of the page throws while it starts',
    'UI_CRASHED',
    'ui contract, section 0',
    [
      code(
        'function App() {',
        'function App() { throw new TypeError("Cannot read properties of undefined (reading \'user\')");',
      ),
    ],
  ),
  opening(
    'X102-empty-after-reload',
    'The chat stays empty when the page is loaded a second time',
    'UI_CHAT_NOT_RENDERED',
    'CHAT_INITIALIZATION_FIX_SUMMARY',
    [
      inPage(
        `if (${onReload}) document.head.append(Object.assign(document.createElement('style'), { textContent: '[data-testid=main-chat] { display: none !important }' }))`,
      ),
    ],
  ),
  opening(
    'X102-without-its-list',
    'The page shows the chat without the list of the conversations',
    'UI_CHAT_NOT_RENDERED',
    'ui contract, section 3',
    [code('"data-testid": "thread-list"', '"data-testid": "thread-list", style: "display: none"')],
  ),
  opening(
    'F54-asks-for-a-route-that-is-gone',
    'The page asks its server for a route that is gone',
    'UI_REQUEST_FAILED',
    'S358',
    [inPage("void fetch('/api/config/public').catch(() => undefined)")],
  ),
  opening(
    'F54-list-of-threads-500',
    "The list of the page's conversations breaks",
    'UI_REQUEST_FAILED',
    'S358',
    [
      {
        kind: 'http-status',
        match: { service: 'backend', method: 'GET', pattern: '^/api/threads\\?' },
        status: 500,
      },
    ],
  ),
  inLayer('ui', 'product', inBrowser.openings, pageLimits)(
    'F54-complains-in-the-console',
    'The page writes an error to the console of the browser when it opens',
    'UI_CONSOLE_ERROR',
    'S358',
    [inPage('console.error(\'Warning: Text content did not match. Server: "Loading" Client: ""\')')],
  ),
  inLayer('ui', 'product', 'hosts that are not of the product', pageLimits)(
    'F54-complains-where-others-are-reached',
    'The page writes an error to the console when others are reached as well',
    'UI_CONSOLE_ERROR',
    'S358',
    [inPage("console.error('Warning: Text content did not match.')")],
    { target: 'embedded' },
  ),
  inLayer('http', 'product', inBrowser.opening, pageLimits)(
    'X101-page-kept-from-its-threads',
    'The browser keeps the list of the conversations from the page: it names no origin',
    'CORS_BLOCKED',
    'CORS_IMPLEMENTATION_SUMMARY',
    [
      {
        kind: 'http-headers',
        match: { service: 'backend', path: '/api/threads' },
        remove: ['access-control-allow-origin'],
      },
    ],
  ),
  inLayer('latency', 'product', inBrowser.opening)(
    'budget-page-seen-late',
    'The script of the page takes its time, and the chat is seen too late',
    'BUDGET_EXCEEDED',
    'requirements 2c, ui_chat_visible',
    [
      {
        kind: 'http-delay',
        match: { service: 'frontend', path: '/_next/static/chunks/' },
        ms: 2_400,
      },
    ],
  ),
];

/** Addresses of threads that do not lead to them. */
export const brokenThreads: readonly CatalogueEntry[] = [
  thread(
    'X106-crash-words-at-its-address',
    'The address of a thread shows the words of a page that broke',
    'UI_CRASHED',
    'ui contract, section 0',
    [
      inPage(
        "if (/^.chat.[^/]+$/.test(location.pathname)) addEventListener('DOMContentLoaded', () => { document.body.innerHTML = '<h2>Application error: a client-side exception has occurred (see the browser console for more information).</h2>'; console.error('Minified React error #438') })",
      ),
    ],
  ),
  thread(
    'X106-address-shows-nothing',
    'The address of a thread shows none of its messages',
    'UI_THREAD_LOAD',
    'thread_loading_bug_analysis',
    [code('messages: stored.map(shown)', 'messages: []')],
  ),
  thread(
    'X106-messages-500',
    'The messages of a thread break with a server error for the page',
    'UI_THREAD_LOAD',
    'thread_loading_bug_analysis',
    [
      {
        kind: 'http-status',
        match: { service: 'backend', method: 'GET', pattern: '^/api/threads/[^/]+/messages' },
        status: 500,
      },
    ],
  ),
  inLayer('ui', 'product', inBrowser.unknownThread, pageLimits)(
    'X106-missing-thread-in-silence',
    'The page opens a thread that does not exist as if it were new',
    'UI_ERROR_NOT_SHOWN',
    'ui contract, section 3',
    [codeLike(/conversation: isMissing \? "missing" : "failed"/, 'conversation: "ready"')],
  ),
];
