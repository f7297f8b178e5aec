/**
 * The real revision of 2025-09-13, as it was recorded, as a process: `tsx faults/replay/main.ts`. Prints where its services are, one
 * a line, then `ready`; says on the standard error what was asked of it and is not in the recordings. Ends on a signal.
 */
import { startReplay } from './start-replay.ts';

const replay = await startReplay({ log: (line) => process.stderr.write(`${line}\n`) });
const end = (): void => void replay.stop().finally(() => process.exit(0));
process.once('SIGINT', end);
process.once('SIGTERM', end);
const lines = (['auth', 'backend', 'ws', 'frontend'] as const).map(
  (name) => `${name.toUpperCase()}_URL=${replay.urls[name]}`,
);
process.stdout.write(`${lines.join('\n')}\nready\n`);
