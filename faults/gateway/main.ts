/**
 * The fault gateway as a process: `node --import tsx faults/gateway/main.ts --auth=URL --backend=URL --ws=URL --frontend=URL`.
 *
 * Stands between the suite and a target, on free ports of 127.0.0.1, and breaks what `--faults` says (a file, or `-`: the first
 * line of the standard input); without faults it changes nothing but the addresses that the page names, which become its own. Prints where it listens, one a line, then `ready`; then
 * `fired <number of the fault> <kind>` when a fault first takes effect. Ends with its standard input when asked to, and on a
 * signal. It knows the wire and the faults, and nothing of the judge.
 */
import { rmSync, writeFileSync } from 'node:fs';

import { readFaults } from '../read-faults.ts';
import { readCommandLine, type CommandLine } from './command-line.ts';
import { FaultGateway } from './fault-gateway.ts';
import { firstLine } from './first-line.ts';
import { Hits } from './hits.ts';

function endWhenAsked(gateway: FaultGateway, { endWithStdin, caFile }: CommandLine): void {
  let isEnding = false;
  const end = (): void => {
    if (isEnding) return;
    isEnding = true;
    if (caFile !== undefined) rmSync(caFile, { force: true });
    void gateway.stop().finally(() => process.exit(0));
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  // Whoever read our output is gone: so is our purpose.
  process.stdout.on('error', end);
  if (!endWithStdin) return;
  process.stdin.on('end', end);
  process.stdin.on('close', end);
  process.stdin.on('error', end);
  process.stdin.resume();
  if (process.stdin.readableEnded) end();
}

try {
  const line = readCommandLine(process.argv.slice(2));
  const text = line.faults === 'stdin' ? await firstLine(process.stdin) : line.faults.text;
  const faults = readFaults(text);
  const hits = new Hits((at, count) => {
    if (count === 1) process.stdout.write(`fired ${at + 1} ${faults[at]?.kind ?? ''}\n`);
  });
  const gateway = new FaultGateway(line.upstreams, faults, hits);
  const urls = await gateway.start();
  if (line.caFile !== undefined) writeFileSync(line.caFile, gateway.authorityCertificate ?? '');
  endWhenAsked(gateway, line);
  const lines = (['auth', 'backend', 'ws', 'frontend'] as const).map(
    (name) => `${name.toUpperCase()}_URL=${urls[name]}`,
  );
  process.stdout.write(`${lines.join('\n')}\nready\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
