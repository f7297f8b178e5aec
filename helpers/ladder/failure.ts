import type { TurnRecording } from '../chat/turn.ts';
import type { Finding } from '../diagnosis/finding.ts';

/** The first unexpected failure of a run, as the ladder takes it. */
export interface Failure {
  /** Title of the check. */
  readonly test: string;
  /** What it found. Empty when it ran out of time without a finding. */
  readonly findings: readonly Finding[];
  /** Its own turns, in order. */
  readonly turns: readonly TurnRecording[];
  /** When it failed, on the process clock (`performance.now()`). */
  readonly atMs: number;
}
