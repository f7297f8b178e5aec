/**
 * How long the real command takes to its verdict when the environment is down, as whole processes, over all checks of `local`.
 * `[rounds]`, 1. Exit code 1 when a verdict is not the expected one; a time is shown beside what it may take, and is a figure of
 * this machine: the start of the command alone is measured in the same round.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { attach } from '../command/attach.ts';
import { commands, startSuite, type SuiteRun } from '../command/run-suite.ts';
import { breakdowns, type Breakdown } from './breakdowns.ts';

const rounds = Number(process.argv[2] ?? 1);
const boundMs = 180_000;
const folder = mkdtempSync(join(tmpdir(), 'golden-path-time-'));
const ways = { 'npx playwright test': commands.playwright, 'npm run golden-path:local': commands.starter };

const say = (text: string): boolean => process.stdout.write(`${text}\n`);
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** How long the command takes only to say what it would run. */
async function startUp(): Promise<number> {
  const words = [...commands.playwright, '--project=local', '--list'];
  return (await startSuite(words, { reports: folder, boundMs }).ended).tookMs;
}

function describe(way: string, broken: Breakdown, run: SuiteRun): string {
  const { name, limit, mayTakeMs, code } = broken;
  const { verdict, tookMs, exitCode } = run;
  const against = (ms: number): string =>
    ms > mayTakeMs ? `OVER ${seconds(mayTakeMs)}` : `within ${seconds(mayTakeMs)}`;
  const wrong = isRight(run, code) ? '' : ` (WRONG: expected ${code}, exit ${exitCode ?? 'by force'})`;
  const contactMs = broken.firstContactMs();
  const sinceMs = contactMs === undefined ? undefined : performance.now() - contactMs;
  return [
    `${name}, ${way}: ${seconds(tookMs)}, ${against(tookMs)} (${limit})`,
    ...(sinceMs === undefined
      ? []
      : [`  of it since the first connection: ${seconds(sinceMs)}, ${against(sinceMs)}`]),
    `  ${verdict?.verdict ?? 'no verdict'} ${verdict?.headline?.code ?? ''}${wrong}: ${verdict?.headline?.sentence ?? ''}`,
    `  ${verdict?.spent.requests ?? 0} requests`,
  ].join('\n');
}

function isRight({ verdict, exitCode }: SuiteRun, code: string): boolean {
  return (
    verdict?.headline?.code === code && verdict.verdict !== 'PASS' && exitCode !== 0 && exitCode !== null
  );
}

let isWell = true;
for (let round = 1; round <= rounds; round += 1) {
  say(`round ${round}: the start of the command alone takes ${seconds(await startUp())}`);
  for (const open of breakdowns) {
    const broken = await open();
    try {
      for (const [way, words] of Object.entries(ways)) {
        const reports = mkdtempSync(join(folder, 'run-'));
        const environment = attach(broken.urls);
        const run = await startSuite([...words, '--project=local'], { reports, environment, boundMs }).ended;
        isWell &&= isRight(run, broken.code);
        say(describe(way, broken, run));
      }
    } finally {
      await broken.stop();
    }
  }
}
say(`${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1) ?? '?'}`);
rmSync(folder, { recursive: true, force: true });
process.exitCode = isWell ? 0 : 1;
