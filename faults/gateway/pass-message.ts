import { WebSocket } from 'ws';

import type { Frame } from './frames/frame.ts';

/** So many bytes may wait for a slow reader. */
const bufferLimit = 8 * 1024 * 1024;
const lookAgainMs = 10;
/** What pings of our own carry, and so the pongs that answer them. */
const ownPing = Buffer.from('fault gateway');

/** Sends a frame, in fragments when it is to be. What can no longer be sent is gone, as it is on the wire. */
function send(to: WebSocket, frame: Frame, compress: boolean): void {
  if (to.readyState !== WebSocket.OPEN) return;
  const { data, isBinary: binary, fragments } = frame;
  if (fragments === undefined || data.length <= fragments.bytes) {
    to.send(data, { binary, compress });
    return;
  }
  const { bytes, ping } = fragments;
  for (let at = 0; at < data.length; at += bytes) {
    if (ping && at === bytes) to.ping(ownPing);
    to.send(data.subarray(at, at + bytes), { binary, compress, fin: at + bytes >= data.length });
  }
}

function ping(to: WebSocket): void {
  if (to.readyState === WebSocket.OPEN) to.ping(ownPing);
}

function isOwn(pong: Buffer): boolean {
  return pong.equals(ownPing);
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

export const passMessage = { send, ping, isOwn, hold };
