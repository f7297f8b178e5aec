/**
 * The embedded stack as a process: `tsx stack/main.ts [--control] [--end-with-stdin]`.
 *
 * Prints where its services are, one a line, then `ready`. `--control` also prints the control address;
 * `--end-with-stdin` ends the stack with its standard input, so that it never outlives the worker that started it.
 */
import { readSettings } from './settings.ts';
import { startStack } from './start-stack.ts';
import type { RunningStack } from './start-stack.ts';

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

try {
  const stack = await startStack(readSettings());
  endWhenAsked(stack);
  const lines = [
    `AUTH_URL=${stack.addresses.auth}`,
    `BACKEND_URL=${stack.addresses.backend}`,
    `WS_URL=${stack.addresses.ws}`,
    `FRONTEND_URL=${stack.addresses.frontend}`,
    ...(process.argv.includes('--control') ? [`CONTROL_URL=${stack.controlUrl}`] : []),
    'ready',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
