import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { cleanEnvironment } from '../../../env/run-environment.ts';

/** The project's folder. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** How a program ended, and all that it wrote. */
export interface Ended {
  readonly code: number | null;
  readonly said: string;
  readonly tookMs: number;
}

/** Runs a program to its end, twenty minutes at most; says which, since some of them take minutes. */
export function run(
  program: string,
  words: readonly string[],
  options: { readonly cwd: string; readonly environment?: Readonly<Record<string, string>> },
): Promise<Ended> {
  process.stdout.write(`       … ${[program, ...words].join(' ')}\n`);
  const startedMs = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, {
      cwd: options.cwd,
      env: cleanEnvironment(options.environment),
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 20 * 60_000,
    });
    let said = '';
    const collect = (part: Buffer): void => void (said += part.toString('utf8'));
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, said, tookMs: performance.now() - startedMs }));
  });
}
