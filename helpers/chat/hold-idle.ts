import type { SocketClosed } from './chat-socket.ts';
import type { LagSampler } from './lag-sampler.ts';
import type { LiveSocket } from './live-socket.ts';
import { ping } from './ping.ts';

/** What a socket heard while nobody said anything on it. Milliseconds. */
export interface IdleWatch {
  /** From the last word that was said on it to the first heartbeat; undefined when none came. */
  readonly heartbeatMs: number | undefined;
  readonly waitedMs: number;
  /** The tester's own worst lag meanwhile. */
  readonly lagMs: number;
  /** Whether a ping was answered afterwards. */
  readonly answersPing: boolean;
  readonly closed: SocketClosed | undefined;
  /** Age of the socket when the watch was over. */
  readonly ageMs: number;
  /** Types of what came meanwhile. */
  readonly heard: readonly string[];
}

/** Says nothing until the server gives a sign of life, at most `limitMs`; acknowledges it, and then asks for a pong. */
export async function holdIdle(
  { socket }: LiveSocket,
  {
    limitMs,
    pingMs,
    lagSampler,
  }: { readonly limitMs: number; readonly pingMs: number; readonly lagSampler: LagSampler },
): Promise<IdleWatch> {
  const quietSinceUs = socket.frames.findLast(({ direction }) => direction === 'out')?.atUs ?? 0;
  const fromIndex = socket.frames.length;
  const beat = await socket.waitFor(
    ({ reading }) => reading.kind === 'control' && reading.type === 'heartbeat',
    limitMs,
    fromIndex,
  );
  const waitedMs = (socket.nowUs() - quietSinceUs) / 1000;
  if (beat && socket.isOpen) socket.send({ type: 'heartbeat_ack' });
  const answersPing = (await ping(socket, pingMs)) !== undefined;
  return {
    heartbeatMs: beat && (beat.atUs - quietSinceUs) / 1000,
    waitedMs,
    lagMs: lagSampler.worstMs((socket.originUs + quietSinceUs) / 1000, waitedMs),
    answersPing,
    closed: await socket.ending(),
    ageMs: (socket.closed?.atUs ?? socket.nowUs()) / 1000,
    heard: socket.frames
      .filter(({ index, direction }) => index >= fromIndex && direction === 'in')
      .map(({ reading }) => ('type' in reading ? reading.type : reading.kind)),
  };
}
