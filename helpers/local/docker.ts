import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { cleanEnvironment } from '../../env/run-environment.ts';
import type { DockerAnswer } from '../deployment/compose-answers.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const mostCharacters = 1_000_000;

/** How long a call of Docker may take, ms, and who hears each line that it writes while it works. */
export interface DockerCall {
  readonly limitMs: number;
  readonly onLine?: (line: string) => void;
}

/** Runs `docker <words>` in the project's folder, to its end. Never rejects: what went wrong is in the answer. */
export function docker(words: readonly string[], { limitMs, onLine }: DockerCall): Promise<DockerAnswer> {
  return new Promise((resolve) => {
    const child = spawn('docker', words, {
      cwd: root,
      env: cleanEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const said = { stdout: '', stderr: '' };
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      child.kill('SIGKILL');
    }, limitMs);
    const end = (ended: DockerAnswer['ended']): void => {
      clearTimeout(timer);
      resolve({ ended, ...said });
    };
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8').on('data', (part: string) => {
        said[stream] = `${said[stream]}${part}`.slice(-mostCharacters);
        for (const line of part.split(/[\r\n]+/)) if (line.trim() !== '') onLine?.(line.trim());
      });
    }
    child.once('error', (error: NodeJS.ErrnoException) => end(error.code === 'ENOENT' ? 'missing' : 'ill'));
    child.once('close', (code) => end(isLate ? 'late' : code === 0 ? 'well' : 'ill'));
  });
}
