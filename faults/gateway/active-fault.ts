import type { Fault } from '../fault.ts';
import type { Hit } from './hits.ts';

/** A fault of the list with its counter. Several parts of the gateway share one, so they are told apart by identity. */
export interface ActiveFault<F extends Fault = Fault> {
  readonly fault: F;
  readonly hit: Hit;
}
