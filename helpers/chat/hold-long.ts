import type { SocketClosed } from './chat-socket.ts';
import type { LagSampler } from './lag-sampler.ts';
import type { LiveSocket } from './live-socket.ts';
import { ping } from './ping.ts';

/** A connection that was held and used for long. Milliseconds. */
export interface LongHold {
  /** How long it was to be held, and how old it became. */
  readonly wantedMs: number;
  readonly ageMs: number;
  /** Its pings in order: the round trip, and the tester's own worst lag meanwhile. */
  readonly pongs: readonly { readonly tookMs: number; readonly lagMs: number }[];
  /** Age at which a ping was not answered any more. */
  readonly muteAtMs: number | undefined;
  /** Set when it ended and we had not ended it. */
  readonly closed: SocketClosed | undefined;
}

/** How long to hold a socket, how often to use it, and how long to wait for each pong. Milliseconds. */
export interface HoldOptions {
  readonly wantedMs: number;
  readonly everyMs: number;
  readonly pingMs: number;
  readonly lagSampler: LagSampler;
}

/** Holds a socket for so long, with a ping every so often; ends early when it is closed or answers no more. */
export async function holdLong(
  { socket }: LiveSocket,
  { wantedMs, everyMs, pingMs, lagSampler }: HoldOptions,
): Promise<LongHold> {
  const pongs: { readonly tookMs: number; readonly lagMs: number }[] = [];
  let muteAtMs: number | undefined;
  const ageMs = (): number => (socket.closed?.atUs ?? socket.nowUs()) / 1000;
  while (!socket.closed && muteAtMs === undefined && ageMs() < wantedMs) {
    await quiet(socket, Math.min(everyMs, wantedMs - ageMs()));
    if (!socket.isOpen) break;
    const askedMs = ageMs();
    const pong = await ping(socket, pingMs);
    if (pong) {
      const { roundTripMs: tookMs, sentUs } = pong;
      pongs.push({ tookMs, lagMs: lagSampler.worstMs((socket.originUs + sentUs) / 1000, tookMs) });
    } else if (socket.isOpen) muteAtMs = askedMs;
  }
  const closed = await socket.ending();
  return { wantedMs, ageMs: ageMs(), pongs, muteAtMs, closed };
}

/** Lets so much time go by, or less when the connection ends. */
async function quiet(socket: LiveSocket['socket'], ms: number): Promise<void> {
  const untilUs = socket.nowUs() + ms * 1000;
  while (socket.isOpen && socket.nowUs() < untilUs) await socket.change((untilUs - socket.nowUs()) / 1000);
}
