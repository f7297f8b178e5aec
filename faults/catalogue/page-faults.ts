import type { FaultInput } from '../fault.ts';

/** The faults of the chat page that many entries use, in a word each. */

const scripts = { service: 'frontend', path: '/_next/static/chunks/' } as const;

/** Other words in the page's code. */
export const code = (find: string, replace: string): FaultInput => ({
  kind: 'http-edit-text',
  match: scripts,
  find,
  replace,
});

/** Other words in the page's code, where a pattern fits: `$1` is its first group. */
export const codeLike = (pattern: RegExp, replace: string): FaultInput => ({
  kind: 'http-edit-text',
  match: scripts,
  pattern: pattern.source,
  replace,
});

/** Code of our own that runs in the page before the app. */
export const inPage = (script: string): FaultInput => ({
  kind: 'http-page-script',
  match: { service: 'frontend' },
  script,
});

/** What the checks in a browser are called, as far as it takes to name one. */
export const inBrowser = {
  opening: 'also after a reload',
  openings: 'chat page in a browser',
  thread: 'question and its answer at its own address',
  unknownThread: 'said to be missing, in words',
  message: 'agents at work',
  example: 'agents at work|examples of the page',
  conversation: 'goes on with what was told',
  newChat: 'of a new chat|by a new chat',
  visitor: 'not signed in is led to the login page',
  runOut: 'has run out is led to the login page',
  login: 'lets the user in who logs in',
  wrongPassword: 'refused in words for a wrong password',
  logout: 'over after the logout',
  connection: 'made once, to this target',
  comingBack: 'comes back by itself when it was lost',
  lostTurn: 'leaves nobody waiting',
  twoUsers: 'see only their own',
} as const;

/** What the page never shows is waited for: a part of the limits, percent, that a busy machine keeps as well. */
export const pageLimits = 40;
