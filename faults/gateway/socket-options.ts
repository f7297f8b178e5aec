import type { ActiveFault } from './active-fault.ts';
import type { Hit } from './hits.ts';
import { occurs } from './occurs.ts';
import type { Item } from './frames/item.ts';

/** What the faults of sockets as such ask for. */
export interface SocketOptions {
  /** To be called for each socket that is compressed; undefined where none is to be. */
  readonly compression: Hit | undefined;
  readonly isWithoutPong: boolean;
}

/** Closes a socket at an age. */
export interface TimedClose {
  readonly atMs: number;
  readonly item: Item;
  readonly hit: () => void;
}

export function socketOptions(faults: readonly ActiveFault[]): SocketOptions {
  const find = (kind: 'socket-compress' | 'socket-no-pong'): ActiveFault | undefined =>
    faults.find(({ fault }) => fault.kind === kind);
  const withoutPong = find('socket-no-pong');
  withoutPong?.hit();
  return { compression: find('socket-compress')?.hit, isWithoutPong: withoutPong !== undefined };
}

/** The ends that are meant for the nth socket of the gateway. */
export function timedCloses(faults: readonly ActiveFault[], connection: number): readonly TimedClose[] {
  return faults.flatMap(({ fault, hit }) => {
    if (fault.kind !== 'socket-close') return [];
    if (!occurs(connection, { nth: fault.connection, from: fault.connectionFrom })) return [];
    const item: Item = { kind: 'close', code: fault.code, reason: fault.reason, isFault: true };
    return [{ atMs: fault.atMs, item, hit }];
  });
}
