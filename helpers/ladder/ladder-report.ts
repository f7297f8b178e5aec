import type { Code, Layer } from '../diagnosis/codes.ts';
import type { Rung } from './rung.ts';

/** A code and its layer: all that the ladder's words need of a finding. */
export interface Named {
  readonly code: Code;
  readonly layer: Layer;
}

/** `ladder.json` in the run's folder: what the layers showed when they were probed once more after the first failure. */
export interface LadderReport {
  readonly schema: 1;
  /** The check that failed first, and what it reports: the headline of its findings, then those beside it. */
  readonly failure: {
    readonly test: string;
    readonly first: Named | null;
    readonly beside: readonly Named[];
  };
  /** From the failure to the first probe, ms. */
  readonly afterMs: number;
  /** What the whole of it took, by its own clock, and what it may take, ms. */
  readonly tookMs: number;
  readonly limitMs: number;
  /** Lowest first; `tls` only where an address is a secure one. */
  readonly rungs: readonly Rung[];
  /** Where one sign has several causes: those that the probes ruled out, each with the fact that did. */
  readonly excluded: readonly string[];
  /** And those that are left. */
  readonly left: readonly string[];
}
