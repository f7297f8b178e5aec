import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { compareFingerprints } from '../../../../helpers/deployment/compare-fingerprints.ts';
import { describeDifference } from '../../../../helpers/deployment/describe-difference.ts';
import { describeDrift, describeFingerprint } from '../../../../helpers/deployment/describe-fingerprint.ts';
import { healthPiece } from '../../../../helpers/deployment/health-piece.ts';
import { interfacePiece } from '../../../../helpers/deployment/interface-piece.ts';
import { pagePiece } from '../../../../helpers/deployment/page-piece.ts';
import { sampleRevisions } from '../../../../helpers/deployment/sample-revisions.ts';
import { shortHash } from '../../../../helpers/deployment/short-hash.ts';
import { takeFingerprint } from '../../../../helpers/deployment/take-fingerprint.ts';
import { HttpClient } from '../../../../helpers/http/http-client.ts';
import { newSpending } from '../../../../helpers/http/spending.ts';
import { makeReply } from '../http/make-reply.ts';
import { makeTarget } from '../http/make-target.ts';
import { serve, type Answer } from '../http/serve.ts';

const document = {
  openapi: '3.1.0',
  info: { title: 'FastAPI', version: '0.1.0' },
  servers: [{ url: 'https://here.example' }],
  paths: { '/a': { get: { summary: 'A' }, post: { summary: 'B' } } },
  components: { schemas: { Thread: { type: 'object' } } },
};
const ofDocument = (json: unknown, status = 200) => interfacePiece(makeReply(status, json));
const changedIn = (json: object) =>
  compareFingerprints({ x: ofDocument(document) }, { x: ofDocument(json) })[0]?.changed;

describe('a mark', () => {
  test('is the same whatever the order of the fields, and another for another value', () => {
    assert.equal(shortHash({ a: 1, b: [{ c: 2, d: 3 }] }), shortHash({ b: [{ d: 3, c: 2 }], a: 1 }));
    assert.notEqual(shortHash({ a: 1 }), shortHash({ a: '1' }));
    assert.notEqual(shortHash([1, 2]), shortHash([2, 1]));
    assert.match(shortHash(undefined), /^[\da-f]{12}$/);
  });
});

describe('the piece of an interface', () => {
  test('has a part for each operation and schema, and one for the rest', () => {
    assert.deepEqual(Object.keys(ofDocument(document)), [
      'GET /a',
      'POST /a',
      'schema Thread',
      'everything else',
    ]);
  });

  test('is the same at another address and in another order', () => {
    const { info, paths, ...rest } = document;
    assert.deepEqual(ofDocument({ paths, info, ...rest, servers: [] }), ofDocument(document));
  });

  test('changes in the part that changed, and in no other', () => {
    const { paths } = document;
    assert.deepEqual(changedIn({ ...document, paths: { '/a': { ...paths['/a'], get: {} } } }), ['GET /a']);
    assert.deepEqual(changedIn({ ...document, components: { schemas: { Thread: {} } } }), ['schema Thread']);
    assert.deepEqual(changedIn({ ...document, info: { title: 'x' } }), ['everything else']);
  });

  test('is its status where there is no document', () => {
    assert.deepEqual(ofDocument({ detail: 'Not Found' }, 404), { answer: '404' });
    assert.deepEqual(ofDocument('<html>', 200), { answer: '200' });
  });
});

describe('the pieces of health bodies and of the page', () => {
  test('are the names of the fields, not what is in them', () => {
    assert.deepEqual(
      healthPiece(makeReply(200, { status: 'healthy', timestamp: 1 })),
      healthPiece(makeReply(200, { timestamp: 2, status: 'x' })),
    );
    assert.deepEqual(healthPiece(makeReply(503, { status: 'unhealthy' })), { answer: '503' });
  });

  test('are the names of the scripts', () => {
    const reply = (type: string) =>
      makeReply(200, '<script src="/_next/static/chunks/a-1.js"></script>', {
        headers: new Headers({ 'content-type': type }),
      });

    assert.deepEqual(pagePiece(reply('text/html')), { 'script /_next/static/chunks/a-1.js': 'named' });
    assert.deepEqual(pagePiece(reply('application/json')), { answer: '200' });
  });
});

describe('a difference', () => {
  const before = { one: { a: '1', b: '1', c: '1' }, two: { x: '1' }, three: { y: '1' } };
  const now = { one: { b: '2', c: '1', d: '1' }, two: { x: '1' }, four: { z: '1' } };

  test('names what is gone, added and changed, of the pieces that were accepted', () => {
    assert.deepEqual(compareFingerprints(before, now), [
      { piece: 'one', added: ['d'], gone: ['a'], changed: ['b'] },
      { piece: 'three', added: [], gone: ['y'], changed: [] },
    ]);
    assert.deepEqual(compareFingerprints(before, before), []);
  });

  test('is said in words, long lists cut where that is asked for', () => {
    const difference = { piece: 'one', added: ['d', 'e', 'f'], gone: ['a'], changed: ['b'] };

    assert.equal(describeDifference(difference), 'one: 1 gone (a), 3 added (d, e, f), 1 changed (b)');
    assert.equal(describeDifference(difference, 2), 'one: 1 gone (a), 3 added (d, e, …), 1 changed (b)');
  });

  test('and a fingerprint stand in the lines of the command', () => {
    assert.deepEqual(
      describeFingerprint({ one: { a: '1', b: '2' }, two: { answer: '404' } }).map((line) =>
        line.replace(/[\da-f]{12}$/, '…'),
      ),
      ['one: 2 parts, …', 'two: answered 404, …'],
    );
    const accepted = {
      schema: 1,
      target: 'local',
      acceptedAt: '2026-11-22T08:00:00Z',
      fingerprint: before,
    } as const;
    assert.deepEqual(describeDrift(accepted, now), [
      'one: 1 gone (a), 1 added (d), 1 changed (b)',
      'three: 1 gone (y)',
    ]);
  });
});

async function client(answer: Answer) {
  const { url, requests } = await serve(answer);
  return { http: new HttpClient(makeTarget(url), newSpending(), undefined), requests };
}

describe('a fingerprint', () => {
  test('is taken with one request for each piece, each on a connection of its own', async () => {
    const { http, requests } = await client(({ path }) => [
      200,
      path === '/openapi.json' ? document : { status: 'healthy' },
    ]);
    const taken = await takeFingerprint(http);

    assert.deepEqual(Object.keys(taken), [
      'auth interface',
      'auth health',
      'backend interface',
      'backend health',
      'frontend health',
      'chat page',
    ]);
    assert.deepEqual(taken['chat page'], { answer: '200' });
    assert.equal(requests.length, 6);
    assert.deepEqual(new Set(requests.map(({ headers }) => headers.connection)), new Set(['close']));
  });
});

describe('the revisions of a service', () => {
  test('are asked for as often as wanted', async () => {
    const { http, requests } = await client(() => [200, document]);
    const { piece, answers } = await sampleRevisions(http, 'backend interface', 4);

    assert.deepEqual(
      [piece, answers.length, new Set(answers.map(({ mark }) => mark)).size],
      ['backend interface', 4, 1],
    );
    assert.equal(requests.length, 4);
  });

  test('are told by the health body where no document is handed out', async () => {
    const { http, requests } = await client(({ path }) =>
      path === '/health' ? [200, { status: 'healthy' }] : [404, {}],
    );
    const { piece, answers } = await sampleRevisions(http, 'auth interface', 3);

    assert.deepEqual([piece, answers.length], ['auth health', 3]);
    assert.deepEqual(
      requests.map(({ path }) => path),
      ['/openapi.json', '/health', '/health', '/health'],
    );
  });
});
