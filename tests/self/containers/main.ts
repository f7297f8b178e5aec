/**
 * `npm run local:proof`: with a Docker engine at hand, everything that the README says of containers, for real and from a clone of its
 * own; says of each whether it holds. Not part of `npm test`, because most machines have no engine. What it starts it takes away; the
 * two images stay. `GOLDEN_PATH_STACK_BASE` names another base for both. Exit code 0 only when all holds.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { engineProblem } from '../../../helpers/local/engine-problem.ts';
import { proveStack } from './prove-stack.ts';
import { proveSuite } from './prove-suite.ts';
import { root, run } from './run.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
let held = 0;
let failed = 0;

/** Notes one thing that has to hold; `saw` is shown when it does not. */
function hold(what: string, holds: boolean, saw: string): void {
  if (holds) held += 1;
  else failed += 1;
  say(
    `${holds ? 'holds ' : 'FAILS '} ${what}${holds ? '' : `\n       ${saw.trim().split('\n').slice(-15).join('\n       ')}`}`,
  );
}

const problem = await engineProblem();
if (problem !== undefined) {
  process.stderr.write(`${problem}\n`);
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), 'golden-path-proof-'));
try {
  const clone = join(folder, 'clone');
  await run('git', ['clone', '--quiet', '--depth', '1', `file://${root}`, clone], { cwd: folder });
  const installed = await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: clone });
  hold('a fresh clone installs', installed.code === 0, installed.said);
  await proveStack({ clone, hold, whileUp: () => proveSuite({ clone, folder, hold }) });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
say(`${held} of ${held + failed} hold`);
process.exitCode = failed === 0 && held > 0 ? 0 : 1;
