import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type ReporterDescription } from '@playwright/test';
import { budgetsFor } from './env/budgets.ts';
import { leftOut, profileOf } from './env/profiles.ts';
import { runEnvironment } from './env/run-environment.ts';
import { readTarget } from './env/read-target.ts';
import { profileNames, targetNames, type TargetName } from './env/target.ts';
import type { TargetOptions } from './helpers/fixtures/target.ts';
import { mergedRunOf } from './helpers/merge/merged-run-of.ts';
import { isListing } from './helpers/reporting/is-listing.ts';
import { readArguments } from './helpers/reporting/read-arguments.ts';
import { scopeOf } from './helpers/reporting/scope-of.ts';
import { readCommandLine, targetOf } from './helpers/run/command-line.ts';
import { refuseUnwritable } from './helpers/run/refuse-unwritable.ts';
import { startRun } from './helpers/run/start-run.ts';

const root = fileURLToPath(new URL('.', import.meta.url));
const commandLine = readCommandLine(process.argv);
const target = targetOf(commandLine) ?? 'embedded';
const selection = readArguments(process.argv.slice(process.argv.indexOf('test') + 1));
const run = startRun(root, target, profileOf(selection.greps.at(-1)));
if (commandLine.runsTests && !isListing()) refuseUnwritable(run.dir);

/** No test takes more than three turns; each is watched for half as long again as it may take before the test itself ends. */
function longestTestMs(name: TargetName): number {
  const { login, ws_open: open, answer, health } = budgetsFor(name);
  const opening = (health.cold ?? health.limit) + (login.cold ?? login.limit) + (open.cold ?? open.limit);
  return opening + 3 * 1.5 * answer.limit + 10_000;
}

/** A target belongs to others: a run that takes longer than it allows is ended, and its verdict says so. */
function longestRunMs(name: TargetName): number {
  const reading = readTarget(name);
  const { profile } = scopeOf(process.argv);
  const limits = reading.kind === 'invalid' ? undefined : reading.settings.limits;
  return (limits?.[profileNames.find((one) => one === profile) ?? 'full'].maxMinutes ?? 0) * 60_000;
}

const projects = targetNames.map((name) => ({
  name,
  retries: 0,
  // Attached targets belong to others, and latency is measured with nothing beside it.
  workers: 1,
  timeout: longestTestMs(name),
  use: { targetName: name },
}));

// A name that is no target still gets a project, so that it is refused in one sentence of ours and with a verdict.
const unknown = commandLine.projects
  .filter((name) => !targetNames.some((known) => known === name))
  .map((name) => ({ name, testMatch: [] }));

// A bare `playwright test` means the embedded stack alone. Workers and editors see an empty command line and every project.
const bare = commandLine.runsTests && commandLine.projects.length === 0;

// A part of a run leaves what the parts are put together from, without anybody having to ask for it.
const { shard } = selection;
const merging = mergedRunOf(process.argv, run.dir);
const allure = merging.merged ? './helpers/merge/merged-allure.ts' : 'allure-playwright';
const cuts: ReporterDescription[] = shard || merging.merged ? [['./helpers/merge/shard-reporter.ts']] : [];
const blob: ReporterDescription[] = shard
  ? [['blob', { outputDir: join(run.dir, 'blob'), fileName: `shard-${shard.current}-of-${shard.total}.zip` }]]
  : [];

export default defineConfig<object, TargetOptions>({
  testDir: 'tests',
  testIgnore: 'self/**',
  outputDir: join(run.dir, 'artifacts'),
  globalSetup: './helpers/run/global-setup.ts',
  globalTimeout: longestRunMs(target),
  workers: 1,
  retries: 0,
  failOnFlakyTests: true,
  forbidOnly: runEnvironment.ci,
  grepInvert: leftOut(selection.greps.at(-1)),
  use: { trace: 'off', video: 'off', screenshot: 'off' },
  // `--list` only shows what would run, and writes nothing.
  reporter: isListing()
    ? [['list'], ...cuts]
    : [
        ['list'],
        ['html', { open: 'never', outputFolder: join(run.dir, 'html') }],
        ['junit', { outputFile: join(run.dir, 'junit.xml') }],
        ['json', { outputFile: join(run.dir, 'results.json') }],
        [allure, { resultsDir: join(run.dir, 'allure') }],
        ...cuts,
        ...blob,
        ['./helpers/reporting/verdict-reporter.ts', { publishes: true, ...merging }],
      ],
  projects: bare ? projects.filter(({ name }) => name === 'embedded') : [...projects, ...unknown],
});
