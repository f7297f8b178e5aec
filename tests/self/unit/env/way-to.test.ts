import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { proxiesOfTarget } from '../../../../env/proxies-of-target.ts';
import { readProxy } from '../../../../env/proxy.ts';
import { readProxyVariables } from '../../../../env/proxy-variables.ts';
import { wayTo } from '../../../../env/way-to.ts';

type Environment = Readonly<Record<string, string>>;

/** `direct`, the name of the proxy, or `wrong`. */
function wayOf(address: string, environment: Environment): string {
  const way = wayTo(new URL(address), readProxyVariables(environment));
  return way.kind === 'proxy' ? way.proxy.name : way.kind;
}

const both = { HTTP_PROXY: 'http://plain:3128', HTTPS_PROXY: 'http://secure:3129' };

describe('the way to an address', () => {
  it('is the direct one where nothing is set, or only blank', () => {
    for (const environment of [
      {},
      { HTTPS_PROXY: '  ', https_proxy: '' },
      { HTTP_PROXY: 'http://plain:3128' },
    ]) {
      assert.equal(wayOf('https://auth.example', environment), 'direct');
    }
  });

  it('leads through the proxy of its scheme, sockets like requests', () => {
    assert.equal(wayOf('http://auth.example', both), 'plain:3128');
    assert.equal(wayOf('ws://auth.example/ws', both), 'plain:3128');
    assert.equal(wayOf('https://auth.example', both), 'secure:3129');
    assert.equal(wayOf('wss://auth.example/ws', both), 'secure:3129');
  });

  it('takes the lower-case name before the upper-case one', () => {
    assert.equal(wayOf('https://auth.example', { ...both, https_proxy: 'lower:1' }), 'lower:1');
    assert.equal(wayOf('https://auth.example', { ...both, NO_PROXY: 'other', no_proxy: '*' }), 'direct');
  });

  for (const [exceptions, address, way] of [
    ['*', 'https://auth.example', 'direct'],
    ['auth.example', 'https://auth.example', 'direct'],
    ['AUTH.example.', 'https://auth.example', 'direct'],
    ['example', 'https://auth.example', 'direct'],
    ['.example', 'https://auth.example', 'direct'],
    ['*.auth.example', 'https://auth.example', 'direct'],
    ['one, auth.example two', 'https://auth.example', 'direct'],
    ['auth.example:443', 'https://auth.example', 'direct'],
    ['auth.example:8443', 'https://auth.example:8443', 'direct'],
    ['10.0.0.0/8', 'https://10.1.2.3', 'direct'],
    ['10.1.2.3', 'https://10.1.2.3', 'direct'],
    ['fd00::/8', 'https://[fd00::1]', 'direct'],
    ['[fd00::1]:443', 'https://[fd00::1]', 'direct'],
    ['h.example', 'https://auth.example', 'secure:3129'],
    ['auth.example:8443', 'https://auth.example', 'secure:3129'],
    ['10.0.0.0/8', 'https://11.1.2.3', 'secure:3129'],
    ['10.0.0.0/99', 'https://10.1.2.3', 'secure:3129'],
    ['2.3', 'https://10.1.2.3', 'secure:3129'],
    ['fd00::/8', 'https://10.1.2.3', 'secure:3129'],
    ['., ,', 'https://auth.example', 'secure:3129'],
  ] as const) {
    it(`${way === 'direct' ? 'leaves the proxy out' : 'keeps the proxy'} for ${address} when NO_PROXY is "${exceptions}"`, () => {
      assert.equal(wayOf(address, { ...both, NO_PROXY: exceptions }), way);
    });
  }

  it('leaves the proxy out for this machine, unless that is asked for', () => {
    for (const host of [
      'localhost',
      'app.localhost',
      '127.0.0.1',
      '127.8.8.8',
      '[::1]',
      '0.0.0.0',
      '[::ffff:127.0.0.1]',
    ]) {
      const address = `http://${host}:8000`;
      const ask = (word: string): string => wayOf(address, { ...both, GOLDEN_PATH_PROXY_LOOPBACK: word });
      assert.deepEqual(
        [wayOf(address, both), ask('no'), ask('yes')],
        ['direct', 'direct', 'plain:3128'],
        host,
      );
    }
    assert.equal(wayOf('http://127.0.0.1.example', both), 'plain:3128');
    const all = { ...both, GOLDEN_PATH_PROXY_LOOPBACK: 'yes', NO_PROXY: 'localhost' };
    assert.equal(wayOf('http://localhost:8000', all), 'direct');
  });
});

describe('the address of a proxy', () => {
  const read = (text: string) => readProxy({ variable: 'HTTPS_PROXY', text });

  it('is read with and without a scheme, a port and a login', () => {
    const plain = { variable: 'HTTPS_PROXY', secure: false, secrets: [] };
    assert.deepEqual(read('proxy:3128'), { ...plain, name: 'proxy:3128', host: 'proxy', port: 3128 });
    assert.deepEqual(read('http://proxy'), { ...plain, name: 'proxy:80', host: 'proxy', port: 80 });
    assert.deepEqual(read('https://[::1]'), {
      ...plain,
      secure: true,
      name: '[::1]:443',
      host: '::1',
      port: 443,
    });
    assert.deepEqual(read('http://me:a%40b@proxy:1'), {
      ...plain,
      name: 'proxy:1',
      host: 'proxy',
      port: 1,
      authorization: `Basic ${Buffer.from('me:a@b').toString('base64')}`,
      secrets: ['me:a@b', 'a@b'],
    });
  });

  it('is refused where it is none, without repeating it', () => {
    for (const text of ['socks5://me:secret@proxy:1080', 'http://', 'ftp://proxy', 'http://a b']) {
      const read_ = read(text);
      assert.ok('must' in read_, text);
      assert.doesNotMatch(read_.must, /secret|socks/);
    }
  });
});

describe('the proxies of a target', () => {
  const of = (urls: readonly string[], environment: Environment) =>
    proxiesOfTarget(urls, readProxyVariables(environment));

  it('are listed once where they are used, without their login', () => {
    const environment = { HTTPS_PROXY: 'https://me:secret@proxy:3129', HTTP_PROXY: 'plain:1' };
    assert.deepEqual(of(['https://a.example', 'wss://a.example/ws', 'http://127.0.0.1:1'], environment), {
      problems: [],
      origins: [{ variable: 'HTTPS_PROXY', from: 'environment', value: 'https://proxy:3129' }],
    });
  });

  it('are a problem where they are used and cannot be read, and nobody else asks', () => {
    const environment = { HTTPS_PROXY: 'socks5://me:secret@proxy:1080' };
    const { problems } = of(['https://a.example', 'https://b.example'], environment);
    assert.equal(problems.length, 1);
    assert.match(
      problems[0]?.sentence ?? '',
      /^HTTPS_PROXY in the environment is not usable; it must be an http:\/\/ or https:\/\/ address .* NO_PROXY\.$/,
    );
    assert.doesNotMatch(problems[0]?.sentence ?? '', /secret/);
    assert.deepEqual(of(['http://a.example', 'https://localhost'], environment).problems, []);
  });
});
