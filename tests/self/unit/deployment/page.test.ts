import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { namesHost } from '../../../../helpers/deployment/names-host.ts';
import { readScript } from '../../../../helpers/deployment/read-script.ts';
import { scriptPaths } from '../../../../helpers/deployment/script-paths.ts';

const page = 'https://app.example/chat';

describe('the scripts of a page', () => {
  test('are those of its tags and of its data, each once, in their order', () => {
    const html = `
      <script src="/_next/static/chunks/webpack-1a.js" async=""></script>
      <script defer src='/_next/static/chunks/app/layout-2b.js?dpl=x&amp;v=1'></script>
      <script>self.__next_f.push([1,"static/chunks/app/chat/page-3c.js","static/chunks/webpack-1a.js"])</script>
      <script src=relative.js></script>`;

    assert.deepEqual(scriptPaths(html, page), [
      '/_next/static/chunks/webpack-1a.js',
      '/_next/static/chunks/app/layout-2b.js?dpl=x&v=1',
      '/relative.js',
      '/_next/static/chunks/app/chat/page-3c.js',
    ]);
  });

  test('leave out those of other hosts, and what is no address', () => {
    const html =
      '<script src="https://cdn.example/x.js"></script><script src="http://[bad/y.js"></script><script>1</script>';

    assert.deepEqual(scriptPaths(html, page), []);
  });
});

describe('a script', () => {
  test('speaks the subprotocol in whatever quotes its build left', () => {
    const speaks = (text: string) => readScript('/a.js', 200, text).speaks;

    assert.deepEqual(speaks('new WebSocket(u,["jwt-auth","jwt.".concat(t)])'), ['jwt-auth', 'jwt.']);
    assert.deepEqual(speaks("new WebSocket(u,['jwt-auth',`jwt.${t}`])"), ['jwt-auth', 'jwt.']);
    assert.deepEqual(speaks('new WebSocket(u,["jwt",t]);/* jwt-auth jwt.x */'), []);
  });

  test('names the hosts of its absolute addresses, each once', () => {
    const text =
      'a="https://API.example/v1";b=`wss://api.example/ws`;c="http://127.0.0.1:8000";d="https://".concat(h);e="http://www.w3.org/2000/svg"';

    assert.deepEqual(readScript('/a.js', 200, text).hosts, ['api.example', '127.0.0.1:8000', 'www.w3.org']);
  });

  test('that is not there says nothing, whatever came in its place', () => {
    const gone = readScript('/a.js', 404, '"jwt-auth" "jwt." https://a.example');

    assert.deepEqual([gone.speaks, gone.hosts, gone.status], [[], [], 404]);
    assert.equal(gone.bytes, 35);
  });
});

describe('a host among those that scripts name', () => {
  test('is found by its name and port', () => {
    assert.equal(namesHost(['api.example'], 'https://api.example'), true);
    assert.equal(namesHost(['api.example:8443'], 'https://api.example'), false);
    assert.equal(namesHost(['api.example.org'], 'https://api.example'), false);
  });

  test('is found by any name and port of this machine where it is this machine', () => {
    for (const one of ['localhost:8000', '127.0.0.1:1', 'localhost'])
      assert.equal(namesHost([one], 'http://127.0.0.1:9000'), true, one);
    assert.equal(namesHost(['localhost:8000'], 'https://api.example'), false);
    assert.equal(namesHost(['api.example'], 'http://localhost:8000'), false);
  });
});
