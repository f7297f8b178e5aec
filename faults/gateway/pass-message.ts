import { WebSocket } from 'ws';

import type { Frame } from './frames/frame.ts';

/** So many bytes may wait for a slow reader. */
const bufferLimit = 8 * 1024 * 1024;
const lookAgainMs = 10;

/** Sends a frame, in fragments when it is to be. What can no longer be sent is gone, as it is on the wire. */
function send(to: WebSocket, frame: Frame, compress: boolean): void {
  if (to.readyState !== WebSocket.OPEN) return;
  const { data, isBinary: binary, fragmentBytes } = frame;
  if (fragmentBytes === undefined || data.length <= fragmentBytes) {
    to.send(data, { binary, compress });
    return;
  }
  for (let at = 0; at < data.length; at += fragmentBytes) {
    to.send(data.subarray(at, at + fragmentBytes), {
      binary,
      compress,
      fin: at + fragmentBytes >= data.length,
    });
  }
}

/** Stops reading `from` for as long as too much waits to be sent to `to`. */
function hold(from: WebSocket, to: WebSocket): void {
  if (to.bufferedAmount < bufferLimit || from.isPaused) return;
  from.pause();
  const look = setInterval(() => {
    if (to.readyState === WebSocket.OPEN && to.bufferedAmount >= bufferLimit) return;
    clearInterval(look);
    from.resume();
  }, lookAgainMs);
}

export const passMessage = { send, hold };
