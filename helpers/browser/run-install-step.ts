import { spawn } from 'node:child_process';
import { cleanEnvironment } from '../../env/run-environment.ts';
import type { InstallStep } from './install-ways.ts';

/** How a program of an installation ended: `said` is what it wrote, without colours, and `problem` why it did not do its work. */
export interface StepOutcome {
  readonly said: readonly string[];
  readonly problem?: string;
}

/** A program that is asked to end gets this long before it is ended. */
const graceMs = 5_000;
/** Progress comes in hundreds of lines. */
const shownEveryMs = 2_000;
/** What tells nothing: traces, brackets, and the particulars of an error that its first line has said. */
const noise = /^(?:at |[{}()\][\s]*$|(?:errno|code|syscall|hostname):)/;

/**
 * Runs a program to its end, at most for its time, and shows a line of what it writes every two seconds. Never rejects.
 * Interrupting this process ends it too: it is in the same group of the terminal.
 */
export async function runInstallStep(step: InstallStep, show: (line: string) => void): Promise<StepOutcome> {
  const said: string[] = [];
  let shownAtMs = Number.NEGATIVE_INFINITY;
  const hear = (line: string): void => {
    said.push(line);
    if (performance.now() - shownAtMs < shownEveryMs) return;
    shownAtMs = performance.now();
    show(line);
  };
  const child = spawn(step.program, step.words, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: cleanEnvironment(step.environment),
    windowsHide: true,
  });
  for (const stream of [child.stdout, child.stderr]) onLines(stream, hear);
  let isOver = false;
  const stop = (signal: NodeJS.Signals) => (): void => {
    isOver = true;
    child.kill(signal);
  };
  const timers = [
    setTimeout(stop('SIGTERM'), step.limitMs),
    setTimeout(stop('SIGKILL'), step.limitMs + graceMs),
  ];
  const problem = await new Promise<string | undefined>((resolve) => {
    child.once('error', ({ message }) => resolve(message));
    // What it started in turn may keep its output open.
    child.once('exit', () => isOver && resolve(tooLong(step)));
    child.once('close', (code, signal) => {
      if (isOver) resolve(tooLong(step));
      else
        resolve(
          code === 0 ? undefined : (reasonIn(said) ?? `it ended with ${signal ?? `exit code ${code}`}`),
        );
    });
  });
  for (const timer of timers) clearTimeout(timer);
  return problem === undefined ? { said } : { said, problem };
}

function onLines(stream: NodeJS.ReadableStream, hear: (line: string) => void): void {
  let rest = '';
  stream.on('data', (part: Buffer) => {
    // A progress bar draws itself anew in the same line.
    const lines = `${rest}${part.toString('utf8')}`
      .replaceAll(/\u001b\[[\d;]*[a-zA-Z]/g, '')
      .split(/[\r\n]+/);
    rest = lines.pop() ?? '';
    for (const line of lines.map((one) => one.trim())) if (line !== '' && !noise.test(line)) hear(line);
  });
}

/** The first line that names an error: what comes after it are its consequences. */
function reasonIn(said: readonly string[]): string | undefined {
  const line = said.find((one) => /^(?:E:|error\b)/i.test(one));
  return line?.replace(/^(?:E:|error:?)\s*/i, '').replace(/\.$/, '');
}

function tooLong({ limitMs }: InstallStep): string {
  return `it was ended after ${Math.round(limitMs / 1_000)} s`;
}
