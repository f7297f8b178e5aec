import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { judgePage } from '../../../../helpers/judge/judge-page.ts';
import { makeReply } from '../http/make-reply.ts';
import { particulars } from './particulars.ts';

const html = new Headers({ 'content-type': 'text/html; charset=utf-8' });
const json = new Headers({ 'content-type': 'application/json' });

function judge(status: number, body: unknown, headers = html) {
  const { findings, evidence } = judgePage(makeReply(status, body, { url: 'http://app.example/', headers }));
  return { said: particulars(findings), evidence };
}

describe('the front page', () => {
  for (const [name, body] of [
    ['its root element', '<!doctype html><div id="__next"></div>'],
    ['its own scripts', '<!doctype html><script src="/_next/static/chunks/main-1.js"></script>'],
    ['its own scripts', '<!doctype html><script>self.__next_f.push(1)</script>'],
    ['its title', '<!doctype html><title>Netra Beta</title><div>Loading...</div>'],
  ] as const) {
    test(`is known by ${name}`, () => {
      const { said, evidence } = judge(200, body);
      assert.deepEqual(said, []);
      assert.match(evidence[0] ?? '', new RegExp(`known by ${name}\\)$`));
    });
  }

  for (const [why, status, body, headers, code] of [
    ['breaks', 500, '<!doctype html>', html, 'FRONTEND_DOWN'],
    ['is not there', 404, '<!doctype html><div id="__next">', html, 'URL_MISMATCH'],
    ['leads elsewhere', 302, '', new Headers(), 'URL_MISMATCH'],
    ['is JSON', 200, { message: 'Welcome to Netra API' }, json, 'URL_MISMATCH'],
    ["is somebody's", 200, '<!doctype html><title>Welcome to nginx!</title>', html, 'HOST_ROLE_WRONG'],
  ] as const) {
    test(`${why}: ${code}`, () => {
      const { said } = judge(status, body, headers);
      assert.deepEqual(
        said.map(([one]) => one),
        [code],
      );
      assert.match(said[0]?.[1] ?? '', new RegExp(`^frontend / answered ${status}`));
    });
  }
});
