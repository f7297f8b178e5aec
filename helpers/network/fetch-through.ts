import type { Socket } from 'node:net';
import { Agent, buildConnector, fetch } from 'undici';
import type { Proxy } from '../../env/proxy.ts';
import type { FetchOptions } from './fetch-by-way.ts';
import { openTunnel } from './open-tunnel.ts';

/** How long a proxy may take to open a tunnel, ms; that of `fetch` for a connection. */
const tunnelLimitMs = 10_000;

const secureConnect = buildConnector({});

/** One a proxy, so that requests share their connections as they do without one. */
const agents = new Map<string, Agent>();

/** `fetch` through a proxy. The same as without, but for the way. */
export async function fetchThrough(proxy: Proxy, url: URL, options: FetchOptions): Promise<Response> {
  const dispatcher = agents.get(keyOf(proxy)) ?? agentOf(proxy);
  agents.set(keyOf(proxy), dispatcher);
  return fetch(url, { ...options, dispatcher });
}

function keyOf({ secure, name, authorization = '' }: Proxy): string {
  return `${secure} ${name} ${authorization}`;
}

function agentOf(proxy: Proxy): Agent {
  return new Agent({
    connect: (options, callback) => {
      const host = options.hostname.replace(/^\[(.*)\]$/, '$1');
      const secure = options.protocol === 'https:';
      const port = options.port === '' ? (secure ? 443 : 80) : Number(options.port);
      const opened = (socket: Socket): void => {
        if (secure) secureConnect({ ...options, httpSocket: socket }, callback);
        else callback(null, socket);
      };
      openTunnel(proxy, host, port, tunnelLimitMs).then(opened, (error: unknown) =>
        callback(error as Error, null),
      );
    },
  });
}
