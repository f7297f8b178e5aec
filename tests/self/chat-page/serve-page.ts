import type { FaultInput } from '../../../faults/fault.ts';
import { FaultGateway } from '../../../faults/gateway/fault-gateway.ts';
import { Hits } from '../../../faults/gateway/hits.ts';
import { readUpstream } from '../../../faults/gateway/upstream.ts';
import { readFaults } from '../../../faults/read-faults.ts';
import { frontendApp } from '../../../stack/frontend/frontend-app.ts';
import { listen } from '../../../stack/http/listen.ts';
import { startStack } from '../../../stack/start-stack.ts';
import type { Settings } from '../../../stack/settings.ts';
import { openRelay, type TcpRelay } from './tcp-relay.ts';

/** The chat page before the embedded stack, in this process, with lines between them that can be cut. */
export interface ServedPage {
  /** Where the page is. */
  readonly url: string;
  readonly auth: string;
  readonly backend: string;
  /** The line of the page to the backend and its socket. */
  readonly backendLine: TcpRelay;
  readonly authLine: TcpRelay;
  readonly stop: () => Promise<void>;
}

const usual: Omit<Settings, 'watchedPaceMs'> = {
  bind: '127.0.0.1',
  host: '127.0.0.1',
  authPort: 0,
  backendPort: 0,
  frontendPort: 0,
  paceMs: 150,
  loginKey: undefined,
  tokenMark: undefined,
  accessTokenSeconds: 7200,
  heartbeatMs: 10_000,
  environment: 'embedded',
  ignores: [],
};

/** Serves the page, built for the addresses of the lines; `faults` stand between the lines and the stack. */
export async function servePage(
  settings: Partial<Settings> = {},
  faults: readonly FaultInput[] = [],
): Promise<ServedPage> {
  const { paceMs = usual.paceMs, watchedPaceMs = paceMs } = settings;
  const chosen: Settings = { ...usual, ...settings, paceMs, watchedPaceMs };
  const stack = await startStack(chosen);
  const { auth, backend, ws, frontend } = stack.addresses;
  const gateway = new FaultGateway(
    {
      auth: readUpstream('auth', auth, []),
      backend: readUpstream('backend', backend, []),
      ws: readUpstream('ws', ws, []),
      frontend: readUpstream('frontend', frontend, []),
    },
    readFaults(faults),
    new Hits(() => undefined),
  );
  const behind = await gateway.start();
  const backendLine = await openRelay(new URL(behind.backend).host);
  const authLine = await openRelay(new URL(behind.auth).host);
  const addresses = {
    auth: `http://${authLine.host}`,
    backend: `http://${backendLine.host}`,
    ws: `ws://${backendLine.host}/ws`,
    frontend,
  };
  const page = await listen('page', frontendApp(chosen, addresses), 0);
  return {
    url: `http://${page.host}`,
    auth,
    backend,
    backendLine,
    authLine,
    stop: async () => {
      page.server.close();
      page.server.closeAllConnections();
      await Promise.all([backendLine.stop(), authLine.stop()]);
      await gateway.stop();
      await stack.stop();
    },
  };
}
