import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConnectProxy } from '../../../faults/proxy/connect-proxy.ts';
import { proxyIssuer } from '../../../faults/proxy/proxy-inspector.ts';
import { startGateway } from '../../../faults/start-gateway.ts';
import { attach } from './attach.ts';
import { closedPort } from './closed-port.ts';
import { expect } from './command-test.ts';
import { findTexts } from './find-texts.ts';
import type { StackUrls } from './own-stack.ts';
import { loopback, test } from './proxy-test.ts';

const wholeWay = 'arrive in order';
const goldenPath = ['--project=embedded', '--grep', wholeWay];
const sooner = { LOCAL_LIMIT_PERCENT: '20' };

/** The stack under names that nobody but the proxy knows, and what it knows of them. */
function named(urls: StackUrls): { readonly urls: StackUrls; readonly hosts: Record<string, string> } {
  const hosts: Record<string, string> = {};
  const rename = (name: keyof StackUrls, host: string): string => {
    const url = new URL(urls[name]);
    const real = url.host;
    url.hostname = `${host}.office.invalid`;
    hosts[url.host] = real;
    return url.href.replace(/\/$/, '');
  };
  return {
    urls: {
      auth: rename('auth', 'auth'),
      backend: rename('backend', 'api'),
      ws: rename('ws', 'api'),
      frontend: rename('frontend', 'app'),
    },
    hosts,
  };
}

function firstLines(proxy: ConnectProxy): readonly string[] {
  return proxy.tunnels().map(({ firstLine }) => firstLine());
}

test.describe('run behind a proxy', () => {
  test('is green on embedded when HTTP and socket go through it', async ({ openProxy, playwrightTest }) => {
    const proxy = await openProxy();
    const run = await playwrightTest(goldenPath, { HTTP_PROXY: proxy.url, ...loopback });

    expect(run).toConclude({
      exitCode: 0,
      verdict: 'PASS',
      code: null,
      claim: 'SELF-CHECK PASS: the one check that was run holds. No product was tested.',
    });
    const lines = firstLines(proxy);
    expect(lines).toContainEqual(expect.stringMatching(/^(?:GET|POST) \/(?:auth|health|api)/));
    expect(lines.filter((line) => line === 'GET /ws HTTP/1.1').length).toBeGreaterThan(0);
    expect(run.verdict?.run.origins).toContainEqual({
      variable: 'HTTP_PROXY',
      from: 'environment',
      value: proxy.url,
    });
  });

  test('asks nobody but the proxy for the names of the target', async ({
    stack,
    openProxy,
    playwrightTest,
  }) => {
    const { urls, hosts } = named(stack.urls);
    const proxy = await openProxy({ hosts, login: 'guest:correct-horse-7' });
    const run = await playwrightTest(['--project=local', '--grep', wholeWay], {
      ...attach(urls),
      http_proxy: proxy.url,
    });

    expect(run).toConclude({
      exitCode: 0,
      verdict: 'PASS',
      code: null,
      claim: 'Users CAN chat on local',
    });
    const places = proxy.tunnels().map(({ place }) => place);
    expect(places.filter((place) => hosts[place] === undefined)).toEqual([]);
    expect(places).toContain(new URL(urls.auth).host);
    expect(places).toContain(new URL(urls.backend).host);
    // Its password stands nowhere, its name does.
    const secrets = ['correct-horse-7', Buffer.from('guest:correct-horse-7').toString('base64')];
    const found = findTexts(
      run.reports,
      secrets.map((text) => ({ text, name: 'a secret' })),
    );
    expect(found).toEqual([]);
    for (const secret of secrets) expect(run.output).not.toContain(secret);
    expect(run.verdict?.run.origins).toContainEqual({
      variable: 'http_proxy',
      from: 'environment',
      value: `http://${proxy.name}`,
    });
  });

  test('has a ladder that says proxy ok and judges no name of the target', async ({
    stack,
    openProxy,
    playwrightTest,
  }) => {
    const gateway = await startGateway({ upstream: stack.urls, faults: [{ kind: 'agent-deaf' }] });
    const { urls, hosts } = named(gateway.urls);
    const proxy = await openProxy({ hosts });
    const run = await playwrightTest(['--project=local', '--grep', wholeWay], {
      ...attach(urls),
      ...sooner,
      HTTP_PROXY: proxy.url,
    });
    await gateway.stop();

    expect(run.verdict?.headline?.code).toBe('AGENT_SILENT');
    expect(run.output).toMatch(
      /^ {2}proxy ok <?\d+ m?s · health ok .* · upgrade ok .*→ routing: AGENT_SILENT/m,
    );
  });

  test('leaves the proxy out for addresses of this machine', async ({ playwrightTest }) => {
    const run = await playwrightTest(['--project=embedded', '--grep', 'belongs to the user who logged in'], {
      HTTP_PROXY: `http://127.0.0.1:${await closedPort()}`,
    });

    expect(run.verdict?.verdict).toBe('PASS');
    expect(run.verdict?.run.origins.map(({ variable }) => variable)).not.toContain('HTTP_PROXY');
  });

  for (const { words, code, options, says } of [
    {
      words: 'wants another password',
      code: 'PROXY_REFUSED',
      options: { login: 'guest:another-password' },
      says: /answered 407 to CONNECT auth\.office\.invalid: it wants a user name and a password/,
    },
    {
      words: 'does not reach the host',
      code: 'PROXY_REFUSED',
      options: { refuses: 502 },
      says: /answered 502 to CONNECT auth\.office\.invalid: it did not reach the host itself/,
    },
  ]) {
    test(`blames the proxy by its name when it ${words}`, async ({ stack, openProxy, playwrightTest }) => {
      const { urls, hosts } = named(stack.urls);
      const proxy = await openProxy({ hosts, ...options });
      const run = await playwrightTest(['--project=local', '--grep', wholeWay], {
        ...attach(urls),
        HTTP_PROXY: `http://guest:correct-horse-7@${proxy.name}`,
      });

      expect(run).toConclude({
        exitCode: 1,
        verdict: 'BLOCKED',
        code,
        claim: 'I could not find out whether users can chat on local',
      });
      expect(run.verdict?.headline?.sentence).toContain(proxy.name);
      expect(run.verdict?.headline?.sentence).toMatch(says);
      expect(run.output).toContain(`proxy: auth: ${proxy.name} answered`);
      expect(run.output).not.toContain('correct-horse-7');
    });
  }

  test('is refused before it starts when the address of the proxy cannot be read', async ({
    stack,
    playwrightTest,
  }) => {
    const run = await playwrightTest(['--project=local'], {
      ...attach(named(stack.urls).urls),
      HTTP_PROXY: 'socks5://guest:correct-horse-7@proxy.invalid:1080',
    });

    expect(run.verdict?.headline?.code).toBe('CONFIG_INVALID');
    expect(run.verdict?.headline?.sentence).toMatch(
      /HTTP_PROXY in the environment is not usable; it must be an http:\/\//,
    );
    expect(run.output).not.toContain('correct-horse-7');
  });
});

test.describe('run on addresses of TLS', () => {
  test('is green through a proxy that cannot read it', async ({
    secured,
    openProxy,
    folder,
    playwrightTest,
  }) => {
    const proxy = await openProxy();
    const authority = join(folder, 'trusted.pem');
    writeFileSync(authority, secured.authority);
    const run = await playwrightTest(goldenPath, {
      ...attach(secured.urls, 'embedded'),
      ...loopback,
      https_proxy: proxy.url,
      NODE_EXTRA_CA_CERTS: authority,
    });

    expect(run.verdict?.verdict).toBe('PASS');
    const places = proxy.tunnels().map(({ place }) => place);
    expect(places).toContain(new URL(secured.urls.auth).host);
    expect(places).toContain(new URL(secured.urls.ws).host);
    expect(firstLines(proxy).filter((line) => line.includes('HTTP'))).toEqual([]);
  });
});

test.describe('run behind a proxy that looks inside', () => {
  test('is green on addresses of TLS when the authority of the proxy is given', async ({
    secured,
    openProxy,
    folder,
    playwrightTest,
  }) => {
    const proxy = await openProxy({ inspects: { trusts: [secured.authority] } });
    const authority = join(folder, 'proxy.pem');
    writeFileSync(authority, proxy.authority ?? '');
    const run = await playwrightTest(goldenPath, {
      ...attach(secured.urls, 'embedded'),
      ...loopback,
      HTTPS_PROXY: proxy.url,
      NODE_EXTRA_CA_CERTS: authority,
    });

    expect(run).toConclude({
      exitCode: 0,
      verdict: 'PASS',
      code: null,
      claim: 'SELF-CHECK PASS: the one check that was run holds. No product was tested.',
    });
    // What it could read is what it looked inside of: the first line of each connection, whichever request came first on it.
    const lines = firstLines(proxy);
    expect(lines).toContainEqual(expect.stringMatching(/^(?:GET \/health|POST \/auth\/)/));
    expect(lines).toContain('GET /ws HTTP/1.1');
  });

  test('says TLS_INVALID and the issuer when it is not', async ({ secured, openProxy, playwrightTest }) => {
    const proxy = await openProxy({ inspects: { trusts: [secured.authority] } });
    const run = await playwrightTest(goldenPath, {
      ...attach(secured.urls, 'embedded'),
      ...loopback,
      HTTPS_PROXY: proxy.url,
      NODE_EXTRA_CA_CERTS: undefined,
    });

    expect(run.exitCode).toBe(1);
    expect(run.verdict?.headline).toMatchObject({ code: 'TLS_INVALID', class: 'environment' });
    expect(run.verdict?.headline?.sentence).toContain(`issued by ${proxyIssuer}`);
    expect(run.verdict?.headline?.sentence).toContain('NODE_EXTRA_CA_CERTS');
  });
});
