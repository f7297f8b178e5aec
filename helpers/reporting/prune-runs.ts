import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { targetNames } from '../../env/target.ts';

/** `<startedAt>-<target>-<runId>`; anything else in the folder is not ours. */
const ours = new RegExp(`^\\d{4}-?\\d{2}-?\\d{2}T[\\d:.TZ-]+-(?:${targetNames.join('|')})-\\w+$`);
const dayMs = 86_400_000;

/**
 * Deletes the oldest run folders but the last `keep`; `reports` is the folder of all reports. A younger folder without a
 * verdict belongs to a run that is still going, and stays. Returns the names of the deleted ones.
 */
export function pruneRuns(reports: string, keep: number, now = Date.now()): readonly string[] {
  const runs = join(reports, 'runs');
  if (!existsSync(runs)) return [];
  const folders = readdirSync(runs, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && ours.test(entry.name))
    .map(({ name }) => name)
    .toSorted();
  const old = folders
    .slice(0, Math.max(0, folders.length - keep))
    .filter((name) => isOver(join(runs, name), now));
  for (const name of old) rmSync(join(runs, name), { recursive: true, force: true });
  return old;
}

function isOver(folder: string, now: number): boolean {
  return (
    existsSync(join(folder, 'verdict.json')) ||
    now - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0) > dayMs
  );
}
