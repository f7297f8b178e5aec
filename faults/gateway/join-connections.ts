import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';

import type { FaultOf } from '../fault.ts';
import type { ActiveFault } from './active-fault.ts';
import { ByteFlow, type ByteFlowOptions } from './byte-flow.ts';

export interface Joint {
  /** The client's connection, decrypted. */
  readonly near: Socket;
  readonly far: Socket;
  /** The client's connection as it is on the wire; the same as `near` without TLS. */
  readonly raw: Socket;
}

/**
 * From the last byte to the reset behind it, ms. A client that finds both at once takes the reset for an end (libuv reports a hang-up
 * behind a partial read as EOF), so this is longer than a busy client takes to read.
 */
const settleMs = 200;

/** Joins two connections with the faults of TCP that change how bytes pass, or end them. */
export function joinConnections(joint: Joint, faults: readonly ActiveFault<FaultOf<'tcp'>>[]): void {
  const { near, far, raw } = joint;
  const timers: NodeJS.Timeout[] = [];
  const state = { isFrozen: false, inLimit: Infinity };
  for (const { fault, hit } of faults) {
    if (fault.kind === 'tcp-slice' || fault.kind === 'tcp-slow') hit();
    if (fault.kind === 'tcp-cut') {
      const cut = (): void => {
        hit();
        if (fault.how === 'reset') resetOf(raw);
        near.end();
        far.destroy();
        near.destroySoon();
      };
      timers.push(setTimeout(cut, fault.atMs));
    }
    if (fault.kind === 'tcp-half-open') {
      const freeze = (): void => {
        hit();
        state.isFrozen = true;
      };
      if (fault.afterBytes !== undefined) state.inLimit = Math.min(state.inLimit, fault.afterBytes);
      if (fault.afterMs !== undefined) timers.push(setTimeout(freeze, fault.afterMs));
      if (fault.afterBytes === 0 || (fault.afterBytes === undefined && fault.afterMs === undefined)) freeze();
    }
    if (fault.kind === 'tcp-reset' && fault.afterBytes !== undefined) {
      state.inLimit = Math.min(state.inLimit, fault.afterBytes);
    }
  }

  const atLimit = once(() => {
    for (const { fault, hit } of faults) {
      if (fault.kind === 'tcp-half-open' && fault.afterBytes !== undefined) {
        hit();
        state.isFrozen = true;
      }
      if (fault.kind === 'tcp-reset' && fault.afterBytes !== undefined) {
        hit();
        state.isFrozen = true;
        timers.push(setTimeout(() => resetOf(raw), settleMs));
      }
    }
  });

  const flow = (from: Socket, to: Socket, direction: 'in' | 'out'): void => {
    const through = flowOf(faults, direction, {
      limitBytes: () => (state.isFrozen ? -1 : direction === 'in' ? state.inLimit : Infinity),
      passed: (bytes) => direction === 'in' && bytes >= state.inLimit && atLimit(),
    });
    const last: Duplex = through ? from.pipe(through) : from;
    last.pipe(to, { end: false });
    last.once('end', () => {
      if (!state.isFrozen) to.end();
      else if (direction === 'out') near.destroy();
    });
    from.once('close', () => {
      if (!from.readableEnded) through?.destroy();
    });
    to.once('close', () => through?.destroy());
  };
  flow(near, far, 'out');
  flow(far, near, 'in');

  const end = (from: Socket, to: Socket): void => {
    from.once('close', () => {
      if (from === near) for (const timer of timers) clearTimeout(timer);
      if (from === far && state.isFrozen) return;
      if (from.readableEnded && from.writableFinished) return;
      if (from.errored) resetOf(to === near ? raw : to);
      to.destroy();
    });
  };
  end(near, far);
  end(far, near);
}

function flowOf(
  faults: readonly ActiveFault<FaultOf<'tcp'>>[],
  direction: 'in' | 'out',
  limits: Pick<ByteFlowOptions, 'limitBytes' | 'passed'>,
): ByteFlow | undefined {
  let sliceBytes: number | undefined;
  let bytesPerSecond: number | undefined;
  let isLimited = false;
  for (const { fault } of faults) {
    if (fault.kind === 'tcp-half-open' || fault.kind === 'tcp-reset') isLimited = true;
    if (fault.kind !== 'tcp-slice' && fault.kind !== 'tcp-slow') continue;
    if (fault.direction !== 'both' && fault.direction !== direction) continue;
    if (fault.kind === 'tcp-slice') sliceBytes = Math.min(sliceBytes ?? Infinity, fault.bytes);
    else bytesPerSecond = Math.min(bytesPerSecond ?? Infinity, fault.bytesPerSecond);
  }
  if (!isLimited && sliceBytes === undefined && bytesPerSecond === undefined) return undefined;
  return new ByteFlow({ sliceBytes, bytesPerSecond, ...limits });
}

/** RST, where the connection is plain TCP. */
function resetOf(socket: Socket): void {
  if (socket instanceof TLSSocket || socket.destroyed) socket.destroy();
  else socket.resetAndDestroy();
}

function once(action: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    action();
  };
}
