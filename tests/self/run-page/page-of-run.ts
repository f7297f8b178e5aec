import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The page of the one run below these reports. */
export function pageOfRun(reports: string): string {
  const [folder, ...others] = readdirSync(join(reports, 'runs'));
  if (folder === undefined || others.length > 0)
    throw new Error(`There is not exactly one run in ${reports}.`);
  return join(reports, 'runs', folder, 'index.html');
}
