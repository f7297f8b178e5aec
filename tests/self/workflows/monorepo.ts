import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TreeCopy } from '../prove/tree-copy.ts';
import type { RunStep } from './run-step.ts';

/** Another repository, with a copy of this project in its folder `golden-path`, set up by the lines of the README. */
export interface Monorepo {
  readonly root: string;
  /** A folder outside of it. */
  readonly beside: string;
  /** Every script of the workflows, as they stand in that repository. */
  readonly steps: readonly RunStep[];
  readonly remove: () => void;
}

const project = fileURLToPath(new URL('../../../', import.meta.url));

/** Makes the repository. Its copy of the project shares the installed packages. */
export function makeMonorepo(): Monorepo {
  const beside = mkdtempSync(join(tmpdir(), 'golden-path-monorepo-'));
  const root = join(beside, 'product');
  mkdirSync(root);
  const copy = TreeCopy.of(project);
  renameSync(copy.root, join(root, 'golden-path'));
  copy.remove();
  const git = (...words: readonly string[]): void => {
    execFileSync('git', ['-c', 'user.name=somebody', '-c', 'user.email=somebody@example.org', ...words], {
      cwd: root,
      stdio: 'ignore',
    });
  };
  git('init', '--quiet');
  // The packages are a link here, which the project's own list of what is left out does not mean.
  writeFileSync(join(root, '.git/info/exclude'), 'node_modules\n');
  execFileSync('bash', ['-e', '-c', pastedLines()], { cwd: root });
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Take the golden path in');
  return {
    root,
    beside,
    steps: stepsIn(join(root, '.github/workflows')),
    remove: () => rmSync(beside, { recursive: true, force: true }),
  };
}

/** What the README has one paste for a folder of another repository. */
function pastedLines(): string {
  const readme = readFileSync(join(project, 'README.md'), 'utf8');
  const block = /^\*\*In a folder of the product's repository\*\*[^]*?^```sh\n([^]*?)^```$/m.exec(
    readme,
  )?.[1];
  if (block === undefined) throw new Error('The README has no lines to paste for a folder of a repository.');
  return block;
}

function stepsIn(folder: string): readonly RunStep[] {
  const words = ['--import', 'tsx', 'tests/self/workflows/list-steps.ts', folder];
  return JSON.parse(execFileSync(process.execPath, words, { cwd: project, encoding: 'utf8' })) as RunStep[];
}
