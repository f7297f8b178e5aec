import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConnectProxy } from '../../../faults/proxy/connect-proxy.ts';
import { attach } from './attach.ts';
import { closedPort } from './closed-port.ts';
import { expect } from './command-test.ts';
import { loopback, test } from './proxy-test.ts';

const spec = 'tests/browser/chat-page.spec.ts';
const run = ['--project=embedded', spec, '--grep', 'opens in time'];
const green = {
  exitCode: 0,
  verdict: 'PASS',
  code: null,
  claim: 'SELF-CHECK PASS: the one check that was run holds. No product was tested.',
} as const;

const placesOf = (proxy: ConnectProxy): readonly string[] => proxy.tunnels().map(({ place }) => place);
const linesOf = (proxy: ConnectProxy): readonly string[] =>
  proxy.tunnels().map(({ firstLine }) => firstLine());

test.describe('browser behind a proxy', () => {
  for (const { words, login } of [
    { words: '', login: undefined },
    { words: ' that wants a login', login: 'guest:correct%2Dhorse-7' },
  ]) {
    test(`goes through one${words} with page, calls and socket`, async ({
      stack,
      openProxy,
      playwrightTest,
    }) => {
      const proxy = await openProxy(login === undefined ? {} : { login });
      const ended = await playwrightTest(run, {
        ...attach(stack.urls, 'embedded'),
        ...loopback,
        HTTP_PROXY: proxy.url,
      });

      expect(ended).toConclude(green);
      expect(linesOf(proxy)).toContain('GET /chat HTTP/1.1');
      expect(linesOf(proxy)).toContain('GET /ws HTTP/1.1');
    });
  }

  test('goes past it to the hosts that NO_PROXY names', async ({ stack, openProxy, playwrightTest }) => {
    const proxy = await openProxy();
    const ended = await playwrightTest(run, {
      ...attach(stack.urls, 'embedded'),
      ...loopback,
      HTTP_PROXY: proxy.url,
      NO_PROXY: new URL(stack.urls.backend).host,
    });

    expect(ended).toConclude(green);
    expect(linesOf(proxy)).toContain('GET /chat HTTP/1.1');
    expect(placesOf(proxy)).not.toContain(new URL(stack.urls.backend).host);
  });

  test('takes no proxy for addresses of this machine, nor one that the suite does not know', async ({
    playwrightTest,
  }) => {
    const nobody = `http://127.0.0.1:${await closedPort()}`;
    const ended = await playwrightTest(run, { HTTP_PROXY: nobody, ALL_PROXY: nobody, all_proxy: nobody });

    expect(ended).toConclude(green);
  });
});

test.describe('browser on addresses of TLS', () => {
  test('trusts what NODE_EXTRA_CA_CERTS lets Node trust', async ({ secured, playwrightTest }) => {
    const ended = await playwrightTest(run, {
      ...attach(secured.urls, 'embedded'),
      NODE_EXTRA_CA_CERTS: secured.file,
    });

    expect(ended).toConclude(green);
  });

  test('trusts a proxy that looks inside when its authority is given', async ({
    secured,
    openProxy,
    folder,
    playwrightTest,
  }) => {
    const proxy = await openProxy({ inspects: { trusts: [secured.authority] } });
    const file = join(folder, 'proxy.pem');
    writeFileSync(file, proxy.authority ?? '');
    const ended = await playwrightTest(run, {
      ...attach(secured.urls, 'embedded'),
      ...loopback,
      HTTPS_PROXY: proxy.url,
      NODE_EXTRA_CA_CERTS: file,
    });

    expect(ended).toConclude(green);
    expect(linesOf(proxy)).toContain('GET /chat HTTP/1.1');
  });

  test('says TLS_INVALID and the reason of the browser where it cannot know the key', async ({
    secured,
    openProxy,
    folder,
    playwrightTest,
  }) => {
    const proxy = await openProxy({ inspects: { trusts: [secured.authority], isForgetful: true } });
    const file = join(folder, 'proxy.pem');
    writeFileSync(file, proxy.authority ?? '');
    const ended = await playwrightTest(run, {
      ...attach(secured.urls, 'embedded'),
      ...loopback,
      HTTPS_PROXY: proxy.url,
      NODE_EXTRA_CA_CERTS: file,
    });

    expect(ended.exitCode).toBe(1);
    expect(ended.verdict?.headline).toMatchObject({ code: 'TLS_INVALID', class: 'environment' });
    expect(ended.verdict?.headline?.sentence).toContain('ERR_CERT_AUTHORITY_INVALID');
    expect(ended.verdict?.headline?.sentence).toContain('NODE_EXTRA_CA_CERTS');
  });
});
