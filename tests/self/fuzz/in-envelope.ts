import type { FaultInput } from '../../../faults/fault.ts';
import type { AbstractRun } from '../judge/abstract-run.ts';

const bodies: Readonly<Record<AbstractRun['envelope'], string>> = {
  canonical: 'payload.',
  data: 'data.',
  flat: '',
};

/** The same rewriting of a field where the envelope of the run has it: paths are written for the promised one. */
export function inEnvelope(fault: FaultInput, envelope: AbstractRun['envelope']): FaultInput {
  if (fault.kind !== 'frame-edit') return fault;
  const moved = (path: string): string => path.replace(/^payload\./, bodies[envelope]);
  const set = Object.entries(fault.set ?? {}).map(([path, value]) => [moved(path), value] as const);
  return {
    ...fault,
    ...(set.length > 0 ? { set: Object.fromEntries(set) } : {}),
    ...(fault.delete ? { delete: fault.delete.map(moved) } : {}),
  };
}
