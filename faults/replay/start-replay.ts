import { once } from 'node:events';
import type { Server } from 'node:http';

import { listen } from '../gateway/listen.ts';
import type { Subject } from '../matrix/start-stack.ts';
import { acceptSockets } from './accept-sockets.ts';
import { Book } from './book.ts';
import { HttpReplay } from './http-replay.ts';
import { readRecording } from './recording.ts';
import { serveRecorded } from './serve-recorded.ts';

/** The silence of a client after which the recorded server said that it is alive. */
const recordedHeartbeatMs = 10_000;

export interface ReplayOptions {
  /** Hears of everything that was asked and is not in the recordings. */
  readonly log?: (line: string) => void;
  readonly heartbeatMs?: number;
}

/**
 * Starts the real revision of 2025-09-13 as it was recorded: the login service, the backend with its chat socket, and the health
 * route of the page. Nothing in it is invented but what must differ from run to run: ids, time stamps, and tokens, which are real
 * ones with the recorded claims. What is not in the recordings is answered by 404, and `log` hears of it.
 */
export async function startReplay({
  log = () => undefined,
  heartbeatMs = recordedHeartbeatMs,
}: ReplayOptions = {}): Promise<Subject> {
  const book = new Book();
  const urls = { auth: '', backend: '', ws: '', frontend: '' };
  const serve = (service: 'auth' | 'backend' | 'frontend'): Server =>
    serveRecorded(new HttpReplay(readRecording(service).exchanges, book), urls, (line) =>
      log(`${service}: ${line}`),
    );
  const [auth, backend, frontend] = [serve('auth'), serve('backend'), serve('frontend')];
  const sockets = acceptSockets(backend, book, heartbeatMs, (line) => log(`socket: ${line}`));
  urls.auth = `http://127.0.0.1:${await listen(auth)}`;
  urls.backend = `http://127.0.0.1:${await listen(backend)}`;
  urls.ws = `${urls.backend.replace('http:', 'ws:')}/ws`;
  urls.frontend = `http://127.0.0.1:${await listen(frontend)}`;
  return {
    urls,
    control: undefined,
    stop: async () => {
      for (const client of sockets.clients) client.terminate();
      await Promise.all(
        [auth, backend, frontend].map(async (server) => {
          const closed = once(server, 'close');
          server.close();
          server.closeAllConnections();
          await closed;
        }),
      );
    },
  };
}
