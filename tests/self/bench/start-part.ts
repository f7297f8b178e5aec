import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A part of a measurement that runs as a process of its own. */
export interface Part {
  readonly port: number;
  stop(): Promise<void>;
}

/** Starts a file of this folder, which prints its port first and ends with its standard input. */
export async function startPart(file: string, ...words: readonly string[]): Promise<Part> {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', path, ...words], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [first] = (await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])) as [unknown];
  const port = Number(Buffer.isBuffer(first) ? first.toString('utf8') : Number.NaN);
  if (!Number.isInteger(port)) throw new Error(`${file} did not say its port.`);
  return {
    port,
    stop: async () => {
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
    },
  };
}
