import { request as plainRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { Socket } from 'node:net';
import type { Proxy } from '../../env/proxy.ts';
import { registerSecret } from '../reporting/redact.ts';
import { ProxyError } from './proxy-error.ts';

/** Shorter ones would tear ordinary words apart; the login as a whole and its header are known all the same. */
const shortestSecret = 6;

/**
 * Asks a proxy for a tunnel to `host:port` (HTTP CONNECT) and resolves with the connection behind it. All that talks to a target
 * through a proxy does so in here, in plain HTTP too, so that no answer of a proxy is ever taken for one of the target. Rejects
 * with a ProxyError that names the proxy.
 */
export async function openTunnel(proxy: Proxy, host: string, port: number, limitMs: number): Promise<Socket> {
  for (const secret of proxy.secrets) if (secret.length >= shortestSecret) registerSecret(secret);
  const place = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  const request = (proxy.secure ? secureRequest : plainRequest)({
    host: proxy.host,
    port: proxy.port,
    method: 'CONNECT',
    path: place,
    agent: false,
    headers: {
      host: place,
      ...(proxy.authorization === undefined ? {} : { 'proxy-authorization': proxy.authorization }),
    },
  });
  const timer = setTimeout(() => {
    const late = new Error(`no answer within ${Math.round(limitMs)} ms`);
    request.destroy(Object.assign(late, { code: 'ETIMEDOUT' }));
  }, limitMs);
  try {
    return await tunnelOf(request, proxy);
  } finally {
    clearTimeout(timer);
  }
}

async function tunnelOf(request: ClientRequest, proxy: Proxy): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const refuse = ({ statusCode = 0, statusMessage = '' }: IncomingMessage): void => {
      request.destroy();
      reject(new ProxyError(proxy.name, statusCode, `CONNECT: ${statusCode} ${statusMessage}`.trim()));
    };
    request.once('connect', (response, socket: Socket, head) => {
      if (response.statusCode !== 200) {
        socket.destroy();
        refuse(response);
        return;
      }
      // A target that speaks first has begun already.
      if (head.length > 0) socket.unshift(head);
      resolve(socket);
    });
    request.once('response', refuse);
    request.once('error', (error) => {
      reject(new ProxyError(proxy.name, undefined, `CONNECT: ${error.message}`, error));
    });
    request.end();
  });
}
