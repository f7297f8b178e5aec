import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { cleanEnvironment } from '../../env/run-environment.ts';
import type { ComposeAnswers, DockerAnswer } from './compose-answers.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Compose answers within a second; a Docker that is just starting may take some. */
const usualLimitMs = 6_000;
const mostBytes = 4 * 1024 * 1024;

/** Asks Docker Compose about a file, only reading: nothing is started or stopped. Each call is ended after `limitMs`. Never rejects. */
export async function askCompose(file: string, limitMs = usualLimitMs): Promise<ComposeAnswers> {
  const config = await docker(['compose', '-f', file, 'config', '--services'], limitMs);
  if (config.ended !== 'well') return { file, config };
  return {
    file,
    config,
    ps: await docker(['compose', '-f', file, 'ps', '--all', '--format', 'json'], limitMs),
  };
}

function docker(words: readonly string[], limitMs: number): Promise<DockerAnswer> {
  return new Promise((resolve) => {
    const options = {
      cwd: root,
      env: cleanEnvironment(),
      encoding: 'utf8',
      timeout: limitMs,
      killSignal: 'SIGKILL',
      maxBuffer: mostBytes,
      windowsHide: true,
    } as const;
    execFile('docker', words, options, (error, stdout, stderr) => {
      const ended =
        error === null ? 'well' : error.code === 'ENOENT' ? 'missing' : error.killed ? 'late' : 'ill';
      resolve({ ended, stdout, stderr });
    });
  });
}
