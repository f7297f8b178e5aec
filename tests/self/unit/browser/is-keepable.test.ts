import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isKeepable } from '../../../../helpers/browser/is-keepable.ts';

const answer = { url: 'https://app.example/logo.svg', method: 'GET', status: 200, headers: [] };
const said = (value: string) => [{ name: 'Cache-Control', value }];

describe('a static file of the page', () => {
  for (const [words, changes, expected] of [
    ['that may be kept for a while', { headers: said('public, max-age=3600') }, true],
    ['that never changes', { headers: said('max-age=31536000, immutable') }, true],
    [
      'with the hash of its contents in its name',
      { url: 'https://app.example/_next/static/chunks/a-1.js' },
      true,
    ],
    ['of which nothing is said', {}, false],
    ['that must be asked for again', { headers: said('public, max-age=0, must-revalidate') }, false],
    ['that is one person’s', { headers: said('private, max-age=600') }, false],
    [
      'that must not be stored',
      { url: 'https://app.example/_next/static/a.js', headers: said('no-store') },
      false,
    ],
    ['that is not there', { url: 'https://app.example/_next/static/a.js', status: 404 }, false],
    ['that was not changed', { headers: said('max-age=60'), status: 304 }, false],
    ['that was posted', { headers: said('max-age=60'), method: 'POST' }, false],
  ] as const) {
    it(`${words} is ${expected ? '' : 'not '}kept`, () => {
      assert.equal(isKeepable({ ...answer, ...changes }), expected);
    });
  }
});
