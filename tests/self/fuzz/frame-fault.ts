import type { Fault, FaultOf } from '../../../faults/fault.ts';

/** The faults that the fuzzer composes: those of frames, and the two of the socket that touch no frame. */
export type FrameFault = FaultOf<'frame'> | Extract<Fault, { kind: 'socket-compress' | 'socket-no-pong' }>;

export function isFrameFault(fault: Fault): fault is FrameFault {
  return (
    fault.kind.startsWith('frame-') || fault.kind === 'socket-compress' || fault.kind === 'socket-no-pong'
  );
}
