import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Which version of this suite ran: git's short hash, `-dirty` when files differ from it, else the version in package.json. */
export function suiteRevision(root: string): string {
  return gitRevision(root) ?? packageVersion(root);
}

function gitRevision(root: string): string | undefined {
  try {
    return execFileSync('git', ['describe', '--always', '--dirty', '--abbrev=9', '--exclude=*'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 5_000,
    }).trim();
  } catch {
    // No git, or an unpacked archive: the package's version has to do.
    return undefined;
  }
}

function packageVersion(root: string): string {
  try {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version?: unknown };
    return typeof version === 'string' ? version : 'unknown';
  } catch {
    return 'unknown';
  }
}
