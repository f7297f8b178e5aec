import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';

import type { Stage } from './stage.ts';

const settledMs = 250;
const mostInQueue = 16;

/**
 * A port at which a connection is neither taken nor refused, as behind a firewall that drops packets: its listener stands still
 * and its queue is full. Rejects where the system takes connections beyond the queue.
 */
export async function unansweredPort(): Promise<Stage> {
  const worker = new Worker(new URL('./stuck-listener.mjs', import.meta.url), { execArgv: [] });
  const [port] = (await once(worker, 'message')) as [number];
  const queued: Socket[] = [];
  const stop = async (): Promise<void> => {
    for (const socket of queued) socket.destroy();
    await worker.terminate();
  };
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => socket.destroy());
    queued.push(socket);
    if (!(await isTaken(socket))) return { port, stop };
    if (queued.length > mostInQueue) {
      await stop();
      throw new Error('This system takes connections that nobody accepts: none can be left unanswered.');
    }
  }
}

function isTaken(socket: Socket): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), settledMs);
    socket.once('connect', () => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}
