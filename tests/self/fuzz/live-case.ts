import fc from 'fast-check';

import type { FaultInput } from '../../../faults/fault.ts';
import { frameFaults } from './fault-arbitrary.ts';

/** What is asked of the embedded stack, and what happens to its answer on the way. */
export interface LiveCase {
  readonly ask: 'multiply' | 'tell';
  readonly faults: readonly FaultInput[];
}

export const liveCase: fc.Arbitrary<LiveCase> = fc.record({
  faults: frameFaults,
  ask: fc.constantFrom('multiply', 'tell'),
});
