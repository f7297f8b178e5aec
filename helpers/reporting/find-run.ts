import { existsSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

/**
 * The folder of the run that is meant: a path, the name of a folder of `reports/runs/`, its run id, or nothing for the last run. Only
 * finished runs are found. A problem is one sentence.
 */
export function findRun(
  reports: string,
  named: string | undefined,
): { readonly folder: string } | { readonly problem: string } {
  const isFinished = (folder: string): boolean => existsSync(join(folder, 'verdict.json'));
  const runs = join(reports, 'runs');
  const folders = existsSync(runs)
    ? readdirSync(runs)
        .toSorted()
        .map((name) => join(runs, name))
        .filter(isFinished)
    : [];
  if (named === undefined) {
    const last = folders.at(-1);
    if (last !== undefined) return { folder: last };
    return { problem: `There is no finished run in ${runs}. Make one first: npm run golden-path` };
  }
  const found = isFinished(resolve(named))
    ? resolve(named)
    : folders.findLast((folder) => basename(folder) === named || basename(folder).endsWith(`-${named}`));
  if (found !== undefined) return { folder: found };
  return {
    problem: `"${named}" is no finished run: neither a folder with a verdict.json nor one of ${runs}.`,
  };
}
