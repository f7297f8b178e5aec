import type { TargetName } from './target.ts';

/** How far ahead a waiver may expire, days from the day of the run. */
export const waiverDays = 30;

/** How many waivers one target may have in the file, whether they are still in force or not. */
export const waiversPerTarget = 5;

/** One known defect that must not turn a target red until a day. It turns its finding into DEGRADED, never into PASS. */
export interface Waiver {
  readonly target: TargetName;
  /** A code of docs/findings.md. Whether there is such a code, and whether it may be waived, is not known in this room. */
  readonly code: string;
  /** What is known to be broken, in one line. */
  readonly reason: string;
  /** Where it is being mended: an https address. */
  readonly link: string;
  /** The last day on which it is in force, `YYYY-MM-DD`, UTC. */
  readonly expires: string;
  /** Where it stands, for sentences about it: `Entry 2 of env/waivers.json`. */
  readonly place: string;
}
