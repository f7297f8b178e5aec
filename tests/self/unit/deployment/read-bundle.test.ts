import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isWhole } from '../../../../helpers/deployment/bundle.ts';
import { readBundle } from '../../../../helpers/deployment/read-bundle.ts';
import { HttpClient } from '../../../../helpers/http/http-client.ts';
import { newSpending } from '../../../../helpers/http/spending.ts';
import { makeTarget } from '../http/make-target.ts';
import { serve } from '../http/serve.ts';

const html = { 'content-type': 'text/html; charset=utf-8' };
const good = 'x=["jwt-auth","jwt."+t];y="http://localhost:1"';

/** Serves a page that names scripts, and these texts for them. */
async function read(scripts: Readonly<Record<string, string>>, status = 200) {
  const tags = Object.keys(scripts)
    .map((path) => `<script src="${path}"></script>`)
    .join('');
  const { url, requests } = await serve(({ path }) => {
    if (path === '/chat') return [status, tags, html];
    const text = scripts[path];
    return text === undefined ? [404, 'gone'] : [200, text];
  });
  const target = makeTarget(url);
  const spending = newSpending();
  const bundle = await readBundle(new HttpClient(target, spending, undefined), target.urls);
  return { bundle, asked: requests.map(({ path }) => path), spending };
}

describe('the bundle of the chat page', () => {
  test('is read until it has said all, the product before its framework', async () => {
    const { bundle, asked, spending } = await read({
      '/_next/static/chunks/framework-1.js': '1',
      '/_next/static/chunks/117-2.js': '2',
      '/_next/static/chunks/app/chat/page-3.js': good,
    });

    assert.deepEqual(asked, ['/chat', '/_next/static/chunks/app/chat/page-3.js']);
    assert.equal(spending.requests, 2);
    assert.equal(bundle.named.length, 3);
    assert.equal(isWhole(bundle), false);
  });

  test('is read whole when it does not say all', async () => {
    const { bundle, asked } = await read({
      '/main-app-1.js': good.replace('jwt-auth', 'bearer'),
      '/117-2.js': '2',
    });

    assert.deepEqual(asked, ['/chat', '/117-2.js', '/main-app-1.js']);
    assert.equal(isWhole(bundle), true);
  });

  test('is read as far as forty scripts, and no further', async () => {
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`/${at}.js`, 'x']));
    const { bundle, asked } = await read(many);

    assert.equal(asked.length, 41);
    assert.equal(isWhole(bundle), false);
  });

  test('is not read where no page comes', async () => {
    const { bundle, asked } = await read({ '/a.js': good }, 404);

    assert.deepEqual(asked, ['/chat']);
    assert.deepEqual([bundle.page.status, bundle.named, bundle.read], [404, [], []]);
  });
});
