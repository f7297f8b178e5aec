// A thread that listens and then stands still, so that nobody takes a connection out of its queue.
import { createServer } from 'node:net';
import { setImmediate } from 'node:timers';
import { parentPort } from 'node:worker_threads';

const shortestQueue = 1;
const server = createServer();
server.listen(0, '127.0.0.1', shortestQueue, () => {
  parentPort.postMessage(server.address().port);
  setImmediate(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0));
});
