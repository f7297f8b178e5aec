import type { Server } from 'node:http';

import type { WebSocketServer } from 'ws';

import type { Addresses } from './addresses.ts';
import { AccountStore } from './auth/account-store.ts';
import { authApp } from './auth/auth-app.ts';
import { ignoredAt } from './auth/ignored-checks.ts';
import { TokenService } from './auth/token-service.ts';
import { AuthClient } from './backend/auth-client.ts';
import { backendApp } from './backend/backend-app.ts';
import { LaxAuthClient } from './backend/lax-auth-client.ts';
import { acceptUpgrades } from './chat/accept-upgrades.ts';
import type { ChatService } from './chat/chat-service.ts';
import { Connections } from './chat/connections.ts';
import { HandshakeAttempts } from './chat/handshake-attempts.ts';
import { takeTurn } from './chat/take-turn.ts';
import { ThreadStore } from './chat/thread-store.ts';
import { clock } from './clock.ts';
import { controlApp } from './control/control-app.ts';
import { frontendApp } from './frontend/frontend-app.ts';
import { listen } from './http/listen.ts';
import type { Settings } from './settings.ts';

const farewellMs = 250;

export interface RunningStack {
  readonly addresses: Readonly<Addresses>;
  readonly controlUrl: string;
  /** Closes every socket with 1012 and every server. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts the three services where the settings say, and the control address on 127.0.0.1 whatever they say: who reaches it can make
 * tokens of anybody.
 * @throws Error with one sentence when a port cannot be had.
 */
export async function startStack(settings: Settings): Promise<RunningStack> {
  const addresses: Addresses = { auth: '', backend: '', ws: '', frontend: '' };
  const accounts = new AccountStore();
  const tokens = new TokenService(
    settings.environment,
    settings.accessTokenSeconds,
    ignoredAt(settings.ignores, 'auth'),
    settings.tokenMark,
  );
  const clientAt = (door: 'backend' | 'socket'): AuthClient => {
    const ignored = ignoredAt(settings.ignores, door);
    return ignored.size === 0 ? new AuthClient(addresses) : new LaxAuthClient(addresses, tokens, ignored);
  };
  // The fault that the real one has: a header for testers, and the signature does not count (auth.md 1c).
  const believing = ignoredAt(settings.ignores, 'socket').has('bypass-header')
    ? new LaxAuthClient(addresses, tokens, new Set(['signature']))
    : undefined;
  const chat = chatService(settings, clientAt('socket'), believing);

  const auth = await listen(
    'auth service',
    authApp({ settings, addresses, accounts, tokens, startedAt: clock.seconds() }),
    settings.authPort,
    settings,
  );
  addresses.auth = `http://${auth.host}`;
  const backend = await listen(
    'backend',
    backendApp({ settings, addresses, auth: clientAt('backend'), chat }),
    settings.backendPort,
    settings,
  );
  addresses.backend = `http://${backend.host}`;
  addresses.ws = `ws://${backend.host}/ws`;
  const sockets = acceptUpgrades(backend.server, chat);
  const frontend = await listen(
    'frontend',
    frontendApp(settings, addresses),
    settings.frontendPort,
    settings,
  );
  addresses.frontend = `http://${frontend.host}`;
  const control = await listen('control address', controlApp(tokens, accounts, chat), 0);

  const servers = [auth.server, backend.server, frontend.server, control.server];
  return { addresses, controlUrl: `http://${control.host}`, stop: () => stop(sockets, servers) };
}

function chatService(
  settings: Settings,
  auth: AuthClient,
  withBypassHeader: AuthClient | undefined,
): ChatService {
  const held = {
    settings,
    threads: new ThreadStore(),
    connections: new Connections(),
    attempts: new HandshakeAttempts(),
  };
  return {
    ...held,
    identify: async (token, hasBypassHeader = false) => {
      const asked = hasBypassHeader ? (withBypassHeader ?? auth) : auth;
      const validation = await asked.validate(token);
      return validation.kind === 'valid' ? validation.userId : undefined;
    },
    takeTurn: (userId, request) => takeTurn(held, userId, request),
  };
}

async function stop(sockets: WebSocketServer, servers: readonly Server[]): Promise<void> {
  const open = [...sockets.clients];
  const closed = open.map((socket) => new Promise((resolve) => socket.once('close', resolve)));
  // 1012 is what the real server sends on SIGTERM (websocket.md section 6).
  for (const socket of open) socket.close(1012, 'Service restart');
  await Promise.race([Promise.all(closed), new Promise((resolve) => setTimeout(resolve, farewellMs))]);
  for (const socket of open) socket.terminate();
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
}
