import { spawn } from 'node:child_process';
import { cleanEnvironment } from '../../../env/run-environment.ts';
import type { Edit } from './edit.ts';
import type { TreeCopy } from './tree-copy.ts';

/** How one test file ended. */
export interface TestRun {
  /** Null when it had to be killed. */
  readonly exitCode: number | null;
  readonly passed: number;
  readonly failed: number;
  /** What it said, for whoever wants to know why. */
  readonly output: string;
}

const boundMs = 240_000;

/** Runs the test of an edit in a copy of the tree, in a process group of its own. */
export function runTest(
  { root, temporary }: TreeCopy,
  { test, only }: Pick<Edit, 'test' | 'only'>,
): Promise<TestRun> {
  const isSpec = test.endsWith('.spec.ts');
  const words = isSpec
    ? [
        'node_modules/@playwright/test/cli.js',
        'test',
        '--config=tests/self/playwright.config.ts',
        '--workers=1',
        `/${test.split('/').at(-1) ?? ''}`,
        ...(only === undefined ? [] : ['--grep', only]),
      ]
    : [
        ...['--import', 'tsx', '--test', '--test-reporter=tap'],
        ...(only === undefined ? [] : [`--test-name-pattern=${only}`]),
        test,
      ];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, words, {
      cwd: root,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: cleanEnvironment({ TMPDIR: temporary, TEMP: temporary, TMP: temporary }),
    });
    let output = '';
    const collect = (part: Buffer): void => {
      output += part.toString('utf8');
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    const kill = (): void => killGroup(child.pid);
    const timer = setTimeout(kill, boundMs);
    // Ctrl-C reaches us alone: what we started is in a group of its own.
    process.once('exit', kill);
    child.once('error', reject);
    child.once('close', (exitCode) => {
      clearTimeout(timer);
      process.off('exit', kill);
      resolve({ exitCode, output, ...(isSpec ? countPlaywright(output) : countTap(output)) });
    });
  });
}

function countTap(output: string): Pick<TestRun, 'passed' | 'failed'> {
  const figure = (name: string): number =>
    Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
  return { passed: figure('pass'), failed: figure('fail') + figure('cancelled') };
}

/** From the summary at the end: a failure shows the output of the run that it started, which has one too, further in. */
function countPlaywright(output: string): Pick<TestRun, 'passed' | 'failed'> {
  const figure = (word: string): number =>
    Number([...output.matchAll(new RegExp(`^ {2}(\\d+) ${word}\\b`, 'gm'))].at(-1)?.[1] ?? 0);
  return { passed: figure('passed'), failed: figure('failed') + figure('did not run') };
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // Gone already: that is what was wanted.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
