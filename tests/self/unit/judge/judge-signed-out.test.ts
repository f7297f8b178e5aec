import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { PageVisit } from '../../../../helpers/browser/page-visit.ts';
import {
  judgeRunOut,
  judgeSignedOut,
  judgeWrongPassword,
} from '../../../../helpers/judge/judge-signed-out.ts';
import { newWords } from '../../../../helpers/judge/new-words.ts';
import {
  crash,
  crashed,
  makeLoginVisit,
  makePageLoad,
  makeRefusedLogin,
  storedTokens,
} from './make-page-load.ts';
import { makeRequest, makeSocket, makeView, urls } from './make-page-watch.ts';
import { particulars } from './particulars.ts';

const judged = (...visits: readonly PageVisit[]) => particulars(judgeSignedOut(visits).findings);

describe('somebody whose session has run out', () => {
  const what = '/chat, with a session that has run out,';

  test('is led to the login page, whatever was tried before', () => {
    const visit = makeLoginVisit({ what, sockets: [makeSocket(10)] }, { views: [makeView(1)] });
    assert.deepEqual(judgeRunOut(visit).findings, []);
    assert.ok(judgeRunOut(visit).evidence.length > 0);
  });

  test('is not left waiting', () => {
    const visit = makeLoginVisit(
      { what, path: '/chat', text: 'Verifying authentication...', visibleMs: undefined },
      { isLogin: false },
    );
    assert.deepEqual(particulars(judgeRunOut(visit).findings), [
      [
        'UI_LOGIN_NOT_SHOWN',
        '/chat, with a session that has run out, leads to /chat and shows "Verifying authentication...".',
      ],
    ]);
  });
});

describe('somebody who is not signed in', () => {
  test('is led to the login page from every address', () => {
    const visits = ['/', '/chat', '/chat/thread_1'].map((what) => makeLoginVisit({ what }));

    assert.deepEqual(judged(...visits), []);
    assert.equal(judgeSignedOut(visits).evidence.length, 9);
  });

  test('was not looked after when no address was asked for', () => {
    assert.deepEqual(judgeSignedOut([]).evidence, []);
  });

  for (const [name, visit, code, words] of [
    [
      'sees the chat',
      { load: makePageLoad({ sockets: [] }), views: [makeView(1)], isLogin: false },
      'UI_LOGIN_NOT_SHOWN',
      '/chat leads to /chat and shows "Netra Beta New Chat Welcome to Netra AI".',
    ],
    [
      'sees nothing',
      makeLoginVisit({ what: '/', path: '/', text: '', visibleMs: undefined }, { isLogin: false }),
      'UI_CHAT_NOT_RENDERED',
      '/ leads to / and shows nothing at all.',
    ],
    [
      'sees a waiting screen',
      makeLoginVisit({ path: '/chat', text: 'Loading...', visibleMs: undefined }, { isLogin: false }),
      'UI_LOGIN_NOT_SHOWN',
      '/chat leads to /chat and shows "Loading...".',
    ],
    [
      'sees the chat before the login page',
      makeLoginVisit(
        {},
        { views: [makeView(1), makeView(2, undefined, { path: '/login', hasChat: false })] },
      ),
      'UI_LOGIN_NOT_SHOWN',
      '/chat shows the chat before it shows the login page.',
    ],
    [
      'gets a socket',
      makeLoginVisit({ sockets: [makeSocket(10)] }),
      'UI_LOGIN_NOT_SHOWN',
      '/chat opens a socket for nobody: ws://api.test:8000/ws.',
    ],
    [
      'sees a crash',
      makeLoginVisit({ ...crashed, path: '/chat' }, { isLogin: false }),
      'UI_CRASHED',
      `/chat shows "${String(crashed.text)}".`,
    ],
    [
      'gets no page',
      makeLoginVisit({ failure: 'net::ERR_EMPTY_RESPONSE', visibleMs: undefined }, { isLogin: false }),
      'FRONTEND_DOWN',
      '/chat could not be loaded: net::ERR_EMPTY_RESPONSE.',
    ],
    [
      'is led there with an error',
      makeLoginVisit({ problems: [crash] }),
      'UI_CRASHED',
      `/chat: ${crash.text}`,
    ],
    [
      'is asked for by a call that is refused',
      makeLoginVisit({ requests: [makeRequest('GET', `${urls.backend}/api/threads`, { status: 401 })] }),
      'UI_REQUEST_FAILED',
      '/chat: 1 in all.',
    ],
  ] as const satisfies readonly (readonly [string, PageVisit, string, string])[]) {
    test(`is ${code} when one ${name}`, () => {
      assert.deepEqual(judged(makeLoginVisit({ what: '/' }), visit), [[code, words]]);
    });
  }
});

describe('a wrong password', () => {
  const tried = (more: Parameters<typeof makeRefusedLogin>[0]) =>
    particulars(judgeWrongPassword(makeRefusedLogin(more)).findings);

  test('is refused in words', () => {
    assert.deepEqual(tried({}), []);
    assert.deepEqual(judgeWrongPassword(makeRefusedLogin()).evidence, [
      'a wrong password was typed into the form: the login service answered 401',
      'the page stands at /login and says "Invalid credentials"',
    ]);
  });

  for (const [name, more, code, words] of [
    [
      'lets somebody in',
      { hasChat: true },
      'LOGIN_ACCEPTS_ANYTHING',
      'A wrong password that was typed into the form let somebody in.',
    ],
    [
      'leaves a token',
      { stored: storedTokens },
      'LOGIN_ACCEPTS_ANYTHING',
      'A wrong password that was typed into the form let somebody in.',
    ],
    [
      'is met by silence',
      { newWords: [] },
      'UI_ERROR_NOT_SHOWN',
      'A wrong password is refused, and the login page says nothing of it.',
    ],
    ['asks nobody', { status: undefined }, 'UI_LOGIN_FAILED', 'The form asks the login service nothing.'],
    [
      'leads elsewhere',
      { path: '/auth/error' },
      'UI_LOGIN_NOT_SHOWN',
      'After a wrong password the page goes to /auth/error.',
    ],
    [
      'cannot be typed',
      { hindrance: 'There is no field for the password' },
      'UI_LOGIN_FAILED',
      'There is no field for the password.',
    ],
  ] as const) {
    test(`is ${code} when it ${name}`, () => {
      assert.deepEqual(tried(more), [[code, words]]);
    });
  }
});

describe('new words on a page', () => {
  const before = 'Netra Beta\n Email \nLogin';

  test('are lines that were not there and that say something', () => {
    assert.deepEqual(newWords(before, 'Netra  Beta\nEmail\nInvalid credentials\nLogin'), [
      'Invalid credentials',
    ]);
    assert.deepEqual(newWords(before, `${before}\nWrong`), ['Wrong']);
  });

  test('are not those of waiting, nor signs', () => {
    assert.deepEqual(newWords(before, 'Netra Beta\nEmail\nLogging in...\nPlease wait…\n×\n!!!!\n12345'), []);
  });
});
