import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Bundle, PageScript } from '../../../../helpers/deployment/bundle.ts';
import { judgeAddresses, judgeServed, judgeSubprotocol } from '../../../../helpers/judge/judge-bundle.ts';
import { particulars } from './particulars.ts';

const urls = {
  auth: 'https://auth.staging.example',
  backend: 'https://api.staging.example',
  ws: 'wss://api.staging.example/ws',
  frontend: 'https://app.staging.example',
};
const script = (more: Partial<PageScript> = {}): PageScript => ({
  path: '/a.js',
  status: 200,
  bytes: 1_000,
  speaks: ['jwt-auth', 'jwt.'],
  hosts: ['auth.staging.example', 'api.staging.example'],
  ...more,
});
const bundle = (read: readonly PageScript[], more: Partial<Bundle> = {}): Bundle => ({
  page: {
    path: '/chat',
    status: 200,
    type: 'text/html; charset=utf-8',
    bytes: 900,
    cache: 'cache-control no-store',
  },
  named: read.map(({ path }) => path),
  read,
  ...more,
});

describe('a page', () => {
  test('holds when it and its scripts are served, and shows what was read', () => {
    assert.deepEqual(judgeServed(bundle([script()])), {
      findings: [],
      evidence: [
        'GET /chat: 200 text/html; charset=utf-8, 900 bytes, cache-control no-store, names 1 scripts',
        '1 of them read, 1000 bytes; words of the subprotocol: jwt-auth, jwt.; hosts: auth.staging.example, api.staging.example',
      ],
    });
  });

  for (const [name, page, code, words] of [
    [
      'is not there',
      { status: 404, type: 'text/html' },
      'FRONTEND_STALE',
      '/chat answered 404 (text/html) where the page should come.',
    ],
    [
      'breaks',
      { status: 502, type: '' },
      'FRONTEND_DOWN',
      '/chat answered 502 (no type) where the page should come.',
    ],
    [
      'is JSON',
      { status: 200, type: 'application/json' },
      'FRONTEND_STALE',
      '/chat answered 200 (application/json) where the page should come.',
    ],
  ] as const) {
    test(`is named when it ${name}`, () => {
      const judged = judgeServed(bundle([], { page: { path: '/chat', bytes: 9, cache: '', ...page } }));

      assert.deepEqual(particulars(judged.findings), [[code, words]]);
    });
  }

  test('is named when it has no script', () => {
    assert.deepEqual(particulars(judgeServed(bundle([])).findings), [
      ['FRONTEND_STALE', '/chat names no script at all.'],
    ]);
  });

  test('is of before when its scripts are gone', () => {
    const judged = judgeServed(bundle([script(), script({ path: '/b.js', status: 404 })]));

    assert.deepEqual(particulars(judged.findings), [
      ['FRONTEND_STALE', '/chat names scripts that are not there: /b.js answered 404.'],
    ]);
  });

  test('is of before when a script is there and empty', () => {
    const judged = judgeServed(bundle([script(), script({ path: '/b.js', bytes: 0 })]));

    assert.deepEqual(particulars(judged.findings), [
      ['FRONTEND_STALE', '/chat names scripts that are not there: /b.js answered 200 with nothing.'],
    ]);
  });

  test('is neither held nor broken when none of its scripts was asked for', () => {
    const judged = judgeServed(bundle([], { named: ['/a.js'] }));

    assert.deepEqual(judged.findings, []);
    assert.deepEqual(judged.unmeasurable, ['None of its scripts was asked for.']);
  });
});

describe('the subprotocol of a page', () => {
  test('may be spread over scripts', () => {
    const spread = [script({ speaks: ['jwt-auth'] }), script({ path: '/b.js', speaks: ['jwt.'] })];

    assert.deepEqual(judgeSubprotocol(bundle(spread)).findings, []);
  });

  test('is of before when a word of it is nowhere', () => {
    assert.deepEqual(particulars(judgeSubprotocol(bundle([script({ speaks: ['jwt.'] })])).findings), [
      ['FRONTEND_STALE', 'None of its scripts holds "jwt-auth", by which the chat socket takes the login.'],
    ]);
  });

  test('is neither held nor broken when it may stand in what was not read', () => {
    const judged = judgeSubprotocol(bundle([script({ speaks: [] })], { named: ['/a.js', '/b.js'] }));

    assert.deepEqual(judged.findings, []);
    assert.deepEqual(judged.unmeasurable, [
      'Of 2 scripts 1 were read, and what was looked for may stand in the others.',
    ]);
  });
});

describe('a page of which no script could be read', () => {
  test('proves nothing either way', () => {
    const said = { speaks: [], hosts: [] } as const;
    const empty = [script({ ...said, status: 404 }), script({ ...said, bytes: 0 })];
    for (const one of [bundle([]), ...empty.map((each) => bundle([each]))]) {
      for (const judged of [judgeSubprotocol(one), judgeAddresses(one, urls)]) {
        assert.deepEqual(judged.findings, []);
        assert.deepEqual(judged.unmeasurable, ['No script of the page could be read.']);
      }
    }
  });
});

describe('the services that a page names', () => {
  const judge = (hosts: readonly string[]) =>
    particulars(judgeAddresses(bundle([script({ hosts })]), urls).findings);

  test('are those of the target, whatever else is named', () => {
    assert.deepEqual(judge(['localhost:8000', 'api.staging.example', 'auth.staging.example']), []);
  });

  test('are addresses of its own host when none is named', () => assert.deepEqual(judge([]), []));

  test('are unknown when none is named so far', () => {
    const judged = judgeAddresses(bundle([script({ hosts: [] })], { named: ['/a.js', '/b.js'] }), urls);

    assert.deepEqual(judged.findings, []);
    assert.equal(judged.unmeasurable?.length, 1);
  });

  test('are wrong when one is missing', () => {
    assert.deepEqual(judge(['localhost:8000', 'auth.staging.example']), [
      [
        'FRONTEND_WRONG_BACKEND',
        'Its scripts do not name api.staging.example (backend); they name localhost:8000, auth.staging.example.',
      ],
    ]);
  });
});
