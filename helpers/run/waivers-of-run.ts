import { readWaivers, type WaiverFile } from '../../env/read-waivers.ts';
import { checkWaivers, type KnownWaiver } from '../diagnosis/check-waivers.ts';

/** The waivers of a run's file, of all targets; none of them when any problem was found. */
export interface WaiversOfRun extends WaiverFile {
  readonly waivers: readonly KnownWaiver[];
}

/**
 * Reads what is waived and holds it against the code table. Never throws; all problems come at once.
 * @param startedAt when the run began, ISO 8601: its day decides how far ahead a waiver may expire.
 */
export function waiversOfRun(startedAt: string): WaiversOfRun {
  const read = readWaivers(startedAt.slice(0, 10));
  const checked = checkWaivers(read.waivers);
  const problems = [...read.problems, ...checked.problems];
  return { waivers: problems.length === 0 ? checked.waivers : [], problems, origins: read.origins };
}
