import type { ActiveFault } from './active-fault.ts';
import { occurs } from './occurs.ts';
import type { Item } from './frames/item.ts';

/** What the faults of sockets as such ask for. */
export interface SocketOptions {
  readonly isCompressing: boolean;
  readonly isWithoutPong: boolean;
}

/** Closes a socket at an age. */
export interface TimedClose {
  readonly atMs: number;
  readonly item: Item;
  readonly hit: () => void;
}

export function socketOptions(faults: readonly ActiveFault[]): SocketOptions {
  const take = (kind: 'socket-compress' | 'socket-no-pong'): boolean => {
    const active = faults.find(({ fault }) => fault.kind === kind);
    active?.hit();
    return active !== undefined;
  };
  return { isCompressing: take('socket-compress'), isWithoutPong: take('socket-no-pong') };
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
