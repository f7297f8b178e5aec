import type { Pong } from './ping.ts';
import type { ClockOffset } from './turn.ts';

/** The server's clock against the socket's timeline, from the ping with the shortest round trip. */
export function clockOffset(pongs: readonly Pong[]): ClockOffset | undefined {
  const usable = pongs.filter((pong) => pong.serverMs !== undefined);
  const [best] = [...usable].sort((a, b) => a.roundTripMs - b.roundTripMs);
  if (!best?.serverMs) return undefined;
  const middleMs = (best.sentUs + best.frame.atUs) / 2 / 1000;
  // A pong that counts whole seconds is up to a second behind the clock that it tells.
  const coarseMs = usable.every(({ serverMs }) => (serverMs ?? 0) % 1000 === 0) ? 1000 : 0;
  return { offsetMs: best.serverMs - middleMs, uncertaintyMs: best.roundTripMs / 2 + coarseMs };
}
