/**
 * The embedded stack as a process: `tsx stack/main.ts [--control] [--end-with-stdin]`.
 *
 * Prints where its services are, one a line, then `ready`. Where checks of a token are left out (`STACK_IGNORES`), a line before
 * that says which. `--control` also prints the control address;
 * `--end-with-stdin` ends the stack with its standard input, so that it never outlives the worker that started it.
 */
import { admitIgnored } from './auth/ignored-checks.ts';
import { readSettings } from './settings.ts';
import { startStack } from './start-stack.ts';
import type { RunningStack } from './start-stack.ts';

const known = ['--control', '--end-with-stdin'];

function endWhenAsked(stack: RunningStack): void {
  let isEnding = false;
  const end = () => {
    if (isEnding) return;
    isEnding = true;
    void stack.stop().finally(() => process.exit(0));
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  if (!process.argv.includes('--end-with-stdin')) return;
  process.stdin.on('end', end);
  process.stdin.on('close', end);
  process.stdin.on('error', end);
  process.stdin.resume();
}

const stray = process.argv.slice(2).find((word) => !known.includes(word));
if (stray !== undefined) {
  process.stderr.write(
    `The stack knows no ${JSON.stringify(stray)}; there is ${known.join(' and ')}. Its settings are variables (STACK_…).\n`,
  );
  process.exit(2);
}
try {
  const settings = readSettings();
  const stack = await startStack(settings);
  const ignored = admitIgnored(settings.ignores).ignores;
  endWhenAsked(stack);
  const lines = [
    `AUTH_URL=${stack.addresses.auth}`,
    `BACKEND_URL=${stack.addresses.backend}`,
    `WS_URL=${stack.addresses.ws}`,
    `FRONTEND_URL=${stack.addresses.frontend}`,
    ...(process.argv.includes('--control') ? [`CONTROL_URL=${stack.controlUrl}`] : []),
    ...(ignored === undefined ? [] : [`IGNORES=${ignored.join(',')}`]),
    'ready',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
