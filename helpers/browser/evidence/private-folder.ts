import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'golden-path-evidence-';

let folder: string | undefined;

/**
 * The folder of this process for what must not be seen before it is redacted: outside of all reports, readable by its user alone. Made
 * when first asked for; removed when the process ends, also by Ctrl-C, which Playwright turns into an ordinary end of its workers. What
 * a killed process left behind is removed by the next one that makes such a folder.
 */
export function privateFolder(): string {
  if (folder !== undefined) return folder;
  removeAbandoned();
  // `mkdtemp` gives mode 0700.
  const made = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  folder = made;
  return made;
}

/** Removes everything in it. */
export function emptyPrivateFolder(): void {
  if (folder === undefined) return;
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true });
}

function removeAbandoned(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) remove(join(tmpdir(), name));
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process lives, too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function remove(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch (error) {
    // Another user's: they will remove it themselves.
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}
