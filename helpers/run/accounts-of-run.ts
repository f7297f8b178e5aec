import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const file = 'accounts.jsonl';

/** Notes whom a run logs in as, so that what it leaves when it is killed can be found. Names alone: no password, no token. */
export function noteAccount(runFolder: string, name: string): void {
  mkdirSync(runFolder, { recursive: true });
  appendFileSync(join(runFolder, file), `${JSON.stringify(name)}\n`);
}

/** Whom a run logged in as. A line that was cut off when the run was killed is left out. */
export function accountsOf(runFolder: string): readonly string[] {
  const path = join(runFolder, file);
  if (!existsSync(path)) return [];
  const names = readFileSync(path, 'utf8').split('\n').flatMap(nameIn);
  return [...new Set(names)];
}

function nameIn(line: string): readonly string[] {
  try {
    const name: unknown = JSON.parse(line);
    return typeof name === 'string' && /^gp-\w+-\d+$/.test(name) ? [name] : [];
  } catch {
    return [];
  }
}
