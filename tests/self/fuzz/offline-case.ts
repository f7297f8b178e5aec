import fc from 'fast-check';

import type { FaultInput } from '../../../faults/fault.ts';
import type { AbstractRun } from '../judge/abstract-run.ts';
import { legalRun } from '../judge/legal-run.ts';
import { frameFaults } from './fault-arbitrary.ts';
import { inEnvelope } from './in-envelope.ts';

/** A legal run, and what happens to it on its way. */
export interface OfflineCase {
  readonly run: AbstractRun;
  readonly faults: readonly FaultInput[];
  /** Whether the server answers elsewhere when this connection is mute. */
  readonly isServerAlive: boolean;
}

/** Every older envelope is a finding by itself: seldom, so that what else is said shows. */
const run = fc.oneof(
  { weight: 6, arbitrary: legalRun.filter(({ envelope }) => envelope === 'canonical') },
  { weight: 1, arbitrary: legalRun },
);

export const offlineCase: fc.Arbitrary<OfflineCase> = fc
  .record({
    // First, so that a case is made smaller here before anywhere else.
    faults: frameFaults,
    run,
    coarse: fc.constantFrom(false, false, true),
    isServerAlive: fc.constantFrom(true, true, true, false),
  })
  .map(({ run: one, coarse, faults, ...rest }) => ({
    ...rest,
    run: { ...one, coarse },
    faults: faults.map((fault) => inEnvelope(fault, one.envelope)),
  }));
