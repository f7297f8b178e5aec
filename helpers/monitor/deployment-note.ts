import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { targetNames, type TargetName } from '../../env/target.ts';
import { writeAtomically } from '../reporting/write-atomically.ts';

/** That a target was deployed: written by the pipeline that did it, read by the monitor. */
export interface DeploymentNote {
  readonly target: TargetName;
  /** ISO 8601, UTC. */
  readonly at: string;
}

const schema = z.object({ target: z.enum(targetNames), at: z.iso.datetime() });

/** Beside the lines of the runs, and carried with them. One file a deployment, so that two histories join without a conflict. */
function folderOf(reports: string): string {
  return join(reports, 'history', 'deployments');
}

/** Notes a deployment. The same one noted twice is one file. */
export function noteDeployment(reports: string, note: DeploymentNote): void {
  const name = `${note.at.replace(/[:.]/g, '-')}-${note.target}.json`;
  mkdirSync(folderOf(reports), { recursive: true });
  writeAtomically(join(folderOf(reports), name), `${JSON.stringify(note)}\n`);
}

/** When a target was deployed last, as far as it was noted, ms since 1970. A file that is no note is passed over. */
export function lastNotedDeployment(reports: string, target: TargetName): number | undefined {
  const moments = notesIn(folderOf(reports))
    .filter((note) => note.target === target)
    .map(({ at }) => Date.parse(at));
  return moments.length === 0 ? undefined : Math.max(...moments);
}

function notesIn(folder: string): readonly DeploymentNote[] {
  return namesIn(folder).flatMap((name) => {
    const read = schema.safeParse(parse(readFileSync(join(folder, name), 'utf8')));
    return read.success ? [read.data] : [];
  });
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.json'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
