import type { OpenOutcome } from './chat-socket.ts';
import { ping } from './ping.ts';

/** What became of a handshake that should have been refused. */
export interface RefusalRecord {
  readonly url: string;
  /** The outcome of the upgrade. */
  readonly upgrade: OpenOutcome;
  /** Types and raw texts of what the server sent, in order. */
  readonly frames: readonly {
    readonly kind: string;
    readonly type: string;
    readonly errorCode: string;
    readonly raw: string;
  }[];
  readonly close: { readonly code: number; readonly reason: string } | undefined;
  /** Who the server took the socket for, when it let it in and answered a ping. */
  readonly identity: string | undefined;
}

/**
 * Watches a handshake with a bad credential until the server closes or lets it in, at most `limitMs`. A socket that is still
 * open then is asked who it is: that tells an accepted one from one that is merely mute.
 */
export async function watchRefusal(
  upgrade: OpenOutcome,
  url: string,
  limitMs: number,
): Promise<RefusalRecord> {
  if (upgrade.kind !== 'open') return { url, upgrade, frames: [], close: undefined, identity: undefined };
  const { socket } = upgrade;
  const untilUs = socket.nowUs() + limitMs * 1000;
  const greeted = await socket.waitFor(({ reading }) => reading.kind !== 'trouble', limitMs);
  while (!greeted && !socket.closed && socket.nowUs() < untilUs)
    await socket.change((untilUs - socket.nowUs()) / 1000);
  const pong = (await socket.ending()) ? undefined : await ping(socket, limitMs);
  return {
    url,
    upgrade,
    frames: socket.frames
      .filter(({ direction }) => direction === 'in')
      .map(({ reading, raw }) => ({
        kind: reading.kind,
        type: 'type' in reading ? reading.type : reading.kind,
        errorCode: reading.kind === 'trouble' ? reading.errorCode : '',
        raw,
      })),
    close: await socket.ending(),
    identity: pong?.userId,
  };
}
