import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  startConnectProxy,
  type ConnectProxy,
  type ConnectProxyOptions,
} from '../../../faults/proxy/connect-proxy.ts';
import { startGateway } from '../../../faults/start-gateway.ts';
import { test as base } from './command-test.ts';
import type { StackUrls } from './own-stack.ts';

/** This machine's own addresses are left out of a proxy unless that is asked for. */
export const loopback = { GOLDEN_PATH_PROXY_LOOPBACK: 'yes' };

/** Tests of the command behind a proxy, and on addresses of TLS. */
export const test = base.extend<{
  /** A proxy of this test's own. */
  openProxy: (options?: ConnectProxyOptions) => Promise<ConnectProxy>;
  /** The worker's stack behind TLS, and the authority that vouches for it: its text, and the file with it. */
  secured: { readonly urls: StackUrls; readonly file: string; readonly authority: string };
}>({
  // eslint-disable-next-line no-empty-pattern -- Playwright wants the pattern
  openProxy: async ({}, use) => {
    const proxies: ConnectProxy[] = [];
    await use(async (options) => {
      const proxy = await startConnectProxy(options);
      proxies.push(proxy);
      return proxy;
    });
    for (const proxy of proxies) await proxy.stop();
  },

  secured: async ({ stack, folder }, use) => {
    const file = join(folder, 'services.pem');
    const gateway = await startGateway({
      upstream: stack.urls,
      faults: [{ kind: 'tls', certificate: 'trusted' }],
      caFile: file,
    });
    await use({ urls: gateway.urls, file, authority: readFileSync(file, 'utf8') });
    await gateway.stop();
  },
});
