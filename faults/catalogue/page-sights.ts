import type { CatalogueEntry } from './entry.ts';
import { inLayer } from './entry.ts';
import { code, codeLike, inBrowser, inPage, pageLimits } from './page-faults.ts';

const onOwn = { target: 'embedded' } as const;
const message = inLayer('ui', 'product', inBrowser.message, pageLimits);
const handling = 'WEBSOCKET_AGENT_RESPONSE_ISSUE_REPORT';
/** Thoughts and tools stand long enough to be told from those of another run on any machine. */
const slowly = { stack: { STACK_PACE_MS: '1500' } } as const;
const oneTurn = { ...slowly, grep: inBrowser.example };

/** A style of our own beside the page's. */
const styled = (rules: string) =>
  inPage(
    `addEventListener('DOMContentLoaded', () => document.head.append(Object.assign(document.createElement('style'), { textContent: ${JSON.stringify(rules)} })));`,
  );

/** Messages that are on the page, and not where or as a user could read them. */
export const unreadableMessages: readonly CatalogueEntry[] = [
  message(
    'X103-answer-cut-away',
    'The style of the page cuts an answer off after its first line',
    'UI_DID_NOT_RENDER',
    handling,
    [styled('.message:not(.own) .text { max-height: 1.1em; max-width: 12em; overflow: hidden }')],
  ),
  message(
    'X103-answer-in-the-colour-of-its-ground',
    'The answer is written in the colour of what lies behind it',
    'UI_DID_NOT_RENDER',
    handling,
    [styled('.message .bubble { background: white !important } .message:not(.own) .text { color: white }')],
  ),
  message(
    'F55-messages-upside-down',
    'The style of the page puts the last message above the first',
    'UI_OWN_MESSAGE_WRONG',
    'ui contract, section 3',
    [styled('.messages { display: flex; flex-direction: column-reverse }')],
  ),
];

/** What the page says of a run before any event has said so. */
export const earlyProgress: readonly CatalogueEntry[] = [
  message(
    'X103-thought-of-the-run-before',
    'A turn begins with the last thought of the run before it',
    'UI_PROGRESS_NOT_SHOWN',
    handling,
    [
      code(
        'this.change({ progress: waiting });',
        'this.change({ progress: { ...waiting, thought: globalThis.lastThought } });',
      ),
      codeLike(/(return \{ \.\.\.now, status: "running", thought,)/, 'globalThis.lastThought = thought; $1'),
    ],
    slowly,
  ),
  message(
    'X103-over-before-it-is',
    'The page says from the start that the run is completed',
    'UI_PROGRESS_NOT_SHOWN',
    handling,
    [codeLike(/(class: "badge state", children: )\w+\.status/, '$1"completed"')],
    oneTurn,
  ),
];

/** Tokens where others can read them, and sessions that nobody leads out of. */
export const carelessSessions: readonly CatalogueEntry[] = [
  inLayer('ui', 'product', inBrowser.login, pageLimits)(
    'F10-token-stays-in-the-address',
    'After the login the token stands in the address of the page',
    'UI_SECRET_EXPOSED',
    'ui contract, section 1',
    [
      codeLike(
        /(await way\(\);\s*navigate\()"\/chat"/,
        '$1"/chat?session=" + localStorage.getItem("jwt_token")',
      ),
    ],
    onOwn,
  ),
  inLayer('ui', 'product', inBrowser.connection, pageLimits)(
    'F40-token-in-the-address-of-the-socket',
    'The page writes the token into the address of its socket too',
    'UI_SECRET_EXPOSED',
    'ui contract, section 4',
    [codeLike(/new WebSocket\((\w+\.ws),/, 'new WebSocket($1 + "?token=" + token,')],
  ),
  inLayer('ui', 'product', inBrowser.runOut, pageLimits)(
    'F12-run-out-session-waits',
    'Somebody whose session has run out waits for a chat that never comes',
    'UI_LOGIN_NOT_SHOWN',
    'ui contract, section 2',
    [
      codeLike(
        /if \(!(\w+)\) return "\/login";/,
        'if (!$1) return localStorage.getItem("jwt_token") === null ? "/login" : void 0;',
      ),
      codeLike(
        /(function ChatPage\([^\n]*\{)/,
        '$1 if (!isCurrent(storedSession())) return "Verifying authentication...";',
      ),
    ],
    onOwn,
  ),
];

/** What comes later than everybody looks. */
export const belatedFaults: readonly CatalogueEntry[] = [
  message(
    'F55-sent-again-afterwards',
    'A message leaves once more when it has long been answered',
    'UI_SENT_TWICE',
    'ui contract, section 0',
    [
      codeLike(
        /(const \{ runId, answer \} = await (execute)\((threadId, \w+)\);)/,
        '$1 setTimeout(() => void $2($3), 500);',
      ),
    ],
  ),
  inLayer('ui', 'product', inBrowser.conversation, pageLimits)(
    'F54-list-does-not-grow',
    'A new conversation stands in the list of threads after a reload only',
    'UI_THREAD_LOAD',
    'ui contract, section 3',
    [codeLike(/void this\.loadThreads\(\);(\s*return \w+;)/, '$1')],
  ),
];
