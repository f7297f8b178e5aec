import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { budgetsFor } from '../../../../env/budgets.ts';
import {
  isOver,
  judgeKept,
  judgePageLogin,
  judgePageLogout,
} from '../../../../helpers/judge/judge-page-session.ts';
import { makeSession } from '../auth/make-session.ts';
import {
  crash,
  crashed,
  makeLoginVisit,
  makePageLoad,
  makePageLogin,
  makePageLogout,
  noTokens,
  storedTokens,
} from './make-page-load.ts';
import { makeSocket, makeView } from './make-page-watch.ts';
import { particulars } from './particulars.ts';

const { ui_chat_visible: budget } = budgetsFor('local');
const session = makeSession('user-1', { email: 'user-1@example.com', refreshToken: 'refresh-1' });
const stranger = { ...storedTokens, access: { subject: 'user-2', email: 'user-2@example.com' } };

describe('a login on the page', () => {
  const judged = (more: Parameters<typeof makePageLogin>[0], user = session) =>
    particulars(judgePageLogin(makePageLogin(more), user).findings);

  test('holds when the chat is seen and the tokens are those of the user', () => {
    assert.deepEqual(judged({}), []);
    assert.deepEqual(judgePageLogin(makePageLogin(), session).evidence.slice(-1), [
      'tokens at localStorage jwt_token, localStorage refresh_token, of user user-1',
    ]);
  });

  test('need not name the user, nor by the address, nor keep what the login does not give', () => {
    assert.deepEqual(judged({ shownUser: undefined }), []);
    assert.deepEqual(judged({ shownUser: 'User One' }), []);
    const dev = makeSession('user-1', { email: undefined, refreshToken: undefined });
    assert.deepEqual(
      judged({ stored: { ...storedTokens, hasRefresh: false }, shownUser: 'dev@example.com' }, dev),
      [],
    );
  });

  for (const [name, more, code, words] of [
    [
      'cannot even be tried',
      {
        arrival: makePageLoad({
          failure: 'There is no field for the email',
          visibleMs: undefined,
          path: '/login',
        }),
        stored: noTokens,
      },
      'UI_LOGIN_FAILED',
      'By the form: There is no field for the email.',
    ],
    [
      'leads nowhere',
      {
        arrival: makePageLoad({ visibleMs: undefined, path: '/login', text: 'Not Found' }),
        stored: noTokens,
      },
      'UI_LOGIN_FAILED',
      'By the form: the page stands at /login and shows "Not Found".',
    ],
    [
      'keeps no token',
      { stored: noTokens },
      'UI_LOGIN_FAILED',
      'By the form: the chat is shown, and no access token is kept under jwt_token.',
    ],
    [
      'keeps no refresh token',
      { stored: { ...storedTokens, hasRefresh: false } },
      'UI_LOGIN_FAILED',
      'By the form: no refresh token is kept under refresh_token, so the session ends with the access token.',
    ],
    [
      'ends in a crash',
      { arrival: makePageLoad(crashed) },
      'UI_CRASHED',
      `/chat shows "${String(crashed.text)}".`,
    ],
    [
      'is one of another',
      { stored: stranger },
      'IDENTITY_MISMATCH',
      'Logged in as user-1@example.com, the page holds the token of user-2@example.com.',
    ],
    [
      'is one of another with the same address',
      { stored: { ...storedTokens, access: { subject: 'user-2', email: undefined } } },
      'IDENTITY_MISMATCH',
      'Logged in as user-1@example.com, the page holds the token of user-2.',
    ],
    [
      'is one of the same id with another address',
      { stored: { ...storedTokens, access: { subject: 'user-1', email: 'user-2@example.com' } } },
      'IDENTITY_MISMATCH',
      'Logged in as user-1@example.com, the page holds the token of user-2@example.com.',
    ],
    [
      'names another',
      { shownUser: 'user-2@example.com' },
      'IDENTITY_MISMATCH',
      'Logged in as user-1@example.com, the page names user-2@example.com.',
    ],
  ] as const) {
    test(`is ${code} when it ${name}`, () => {
      assert.deepEqual(judged(more), [[code, words]]);
    });
  }
});

describe('a reload', () => {
  const judged = (load: Parameters<typeof makePageLoad>[0], after = storedTokens) =>
    particulars(
      judgeKept(storedTokens, makePageLoad({ what: 'reload of /chat', ...load }), after, budget).findings,
    );

  test('keeps the user signed in', () => {
    assert.deepEqual(judged({}), []);
  });

  for (const [name, load, after, code, words] of [
    [
      'leads to the login page',
      { visibleMs: undefined, path: '/login' },
      noTokens,
      'UI_SESSION_LOST',
      'reload of /chat leads to the login page.',
    ],
    [
      'leaves the page empty',
      { visibleMs: undefined, text: '' },
      storedTokens,
      'UI_CHAT_NOT_RENDERED',
      'reload of /chat leads to /chat and shows nothing at all.',
    ],
    [
      'leaves no token',
      {},
      noTokens,
      'UI_SESSION_LOST',
      'reload of /chat: the storage holds no access token any more.',
    ],
    [
      'makes somebody else of the user',
      {},
      stranger,
      'IDENTITY_MISMATCH',
      'Logged in as user-1@example.com, the page holds the token of user-2@example.com.',
    ],
  ] as const) {
    test(`is ${code} when it ${name}`, () => {
      assert.deepEqual(judged(load, after), [[code, words]]);
    });
  }

  test('of a login that kept nothing has nothing to keep', () => {
    const judgement = judgeKept(
      noTokens,
      makePageLoad({ visibleMs: undefined, path: '/login' }),
      noTokens,
      budget,
    );

    assert.deepEqual(particulars(judgement.findings), [
      ['UI_SESSION_LOST', '/chat leads to the login page.'],
    ]);
  });
});

describe('a logout on the page', () => {
  const judged = (more: Parameters<typeof makePageLogout>[0]) =>
    particulars(judgePageLogout(makePageLogout(more)).findings);

  test('ends the session', () => {
    assert.deepEqual(judged({}), []);
    assert.ok(isOver(makePageLogout()));
  });

  test('may show the chat until the page has changed', () => {
    const arrival = makeLoginVisit(
      { what: 'the logout' },
      { views: [makeView(1), makeView(2, undefined, { hasChat: false })] },
    );

    assert.deepEqual(judged({ arrival }), []);
  });

  for (const [name, more, words] of [
    [
      'has no button',
      {
        arrival: makeLoginVisit({ failure: 'locator.click: Timeout' }, { isLogin: false }),
        stored: storedTokens,
        visits: [],
      },
      'There is no button for it that can be pressed.',
    ],
    [
      'leaves the chat where it is',
      {
        arrival: {
          ...makeLoginVisit(),
          load: makePageLoad({ what: 'the logout', sockets: [] }),
          isLogin: false,
        },
        visits: [],
      },
      'the logout leads to /chat and shows "Netra Beta New Chat Welcome to Netra AI".',
    ],
    [
      'leaves a token',
      { stored: { ...noTokens, tokensAt: ['localStorage refresh_token', 'cookie session'] }, visits: [] },
      'Tokens are left at localStorage refresh_token, cookie session.',
    ],
    ['leaves a socket', { open: [makeSocket(10)] }, 'A socket stays open: ws://api.test:8000/ws.'],
    [
      'is told to nobody',
      { status: undefined },
      'The login service is not told, and goes on accepting the token.',
    ],
    ['is refused', { status: 404 }, 'The login service answers 404, so it goes on accepting the token.'],
    [
      'lets a step back lead in',
      {
        visits: [
          {
            ...makeLoginVisit(),
            load: makePageLoad({ what: 'step back from /login', sockets: [] }),
            isLogin: false,
          },
        ],
      },
      'step back from /login leads to /chat and shows "Netra Beta New Chat Welcome to Netra AI".',
    ],
    [
      'lets the chat be seen for a moment',
      { visits: [makeLoginVisit({ what: 'reload of /chat' }, { views: [makeView(1)] })] },
      'reload of /chat shows the chat before it shows the login page.',
    ],
    [
      'opens a socket again',
      { visits: [makeLoginVisit({ sockets: [makeSocket(1)] })] },
      '/chat opens a socket for nobody: ws://api.test:8000/ws.',
    ],
  ] as const) {
    test(`does not when it ${name}`, () => {
      assert.deepEqual(judged(more), [['UI_LOGOUT_INEFFECTIVE', words]]);
    });
  }

  test('that leads to no login page, but not to the chat either, is something else', () => {
    const visit = (text: string) => makeLoginVisit({ text, visibleMs: undefined }, { isLogin: false });

    assert.equal(judged({ visits: [visit('')] })[0]?.[0], 'UI_CHAT_NOT_RENDERED');
    assert.equal(judged({ visits: [visit('Loading...')] })[0]?.[0], 'UI_LOGIN_NOT_SHOWN');
  });

  test('that ends in a crash is one', () => {
    const arrival = makeLoginVisit({ what: 'the logout', problems: [crash] }, { isLogin: false });

    assert.deepEqual(judged({ arrival, visits: [] }), [['UI_CRASHED', `the logout: ${crash.text}`]]);
  });

  test('is not over as long as a token is kept or a way leads back', () => {
    assert.equal(isOver(makePageLogout({ stored: storedTokens })), false);
    assert.equal(isOver(makePageLogout({ arrival: makeLoginVisit({}, { isLogin: false }) })), false);
    assert.equal(
      isOver(makePageLogout({ visits: [makeLoginVisit(), makeLoginVisit({}, { isLogin: false })] })),
      false,
    );
  });
});
