import type { FaultInput } from '../../../faults/fault.ts';
import type { Verdict } from '../../../helpers/diagnosis/verdict-document.ts';

/** One run of the suite for each page that is looked at: what is planted before the stack, and what comes of it. */
export interface VerdictRun {
  readonly name: string;
  readonly verdict: Verdict;
  /** Undefined: nothing listens where the run goes. */
  readonly faults: readonly FaultInput[] | undefined;
  /** What is run for its picture; the whole suite unless given. */
  readonly pictured?: string;
  /** Words that the page must show to whoever opens it. */
  readonly says: RegExp;
}

/** A run for each verdict that a target can get. */
export const verdictRuns: readonly VerdictRun[] = [
  { name: 'green', verdict: 'PASS', faults: [], says: /^Users CAN chat on local$/ },
  {
    name: 'red',
    verdict: 'FAIL',
    faults: [{ kind: 'frame-drop', match: { type: 'agent_thinking' } }],
    says: /^Users CANNOT chat on local$/,
  },
  {
    name: 'degraded',
    verdict: 'DEGRADED',
    faults: [{ kind: 'frame-drop', match: { type: 'error_message' } }],
    // Elsewhere an error frame is the only answer, which a whole run calls broken.
    pictured: '@golden-path|is refused',
    says: /^Users can chat on local, but a bad token is refused in another way than was agreed on/,
  },
  {
    name: 'blocked',
    verdict: 'BLOCKED',
    faults: undefined,
    says: /^I could not find out whether users can chat on local$/,
  },
];
