/**
 * `npm run report [-- RUN]`: makes Allure's page of the last run, or of the one that is named, and opens it. In a pipeline, or with
 * `--no-open`, it only says where the page is. Exit code 0 when there is a page, 2 when there is none.
 */
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import open from 'open';
import { runEnvironment } from '../../env/run-environment.ts';
import { findRun } from '../reporting/find-run.ts';
import { redact } from '../reporting/redact.ts';
import { generate } from './generate.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const help =
  'npm run report [-- RUN] [--no-open]   RUN: a folder, its name, or a run id; the last run if left out';

async function report(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { 'no-open': { type: 'boolean' }, help: { type: 'boolean' } },
    allowPositionals: true,
  });
  if (values.help === true) {
    process.stdout.write(`${help}\n`);
    return;
  }
  if (positionals.length > 1) throw new Error(`One run at a time. ${help}`);
  const reports = resolve(root, runEnvironment.reports ?? 'reports');
  const run = findRun(reports, positionals[0]);
  if ('problem' in run) throw new Error(run.problem);
  const made = await generate(run.folder, historyBeside(run.folder, reports));
  if ('problem' in made) throw new Error(made.problem);
  process.stdout.write(`${made.page}\n`);
  if (values['no-open'] !== true && !runEnvironment.ci && process.stdout.isTTY)
    await open(pathToFileURL(made.page).href);
}

/** Runs that lie among the reports of another place have their history there. */
function historyBeside(folder: string, reports: string): string {
  const isAmongRuns = basename(dirname(folder)) === 'runs';
  return join(isAmongRuns ? dirname(dirname(folder)) : reports, 'history');
}

try {
  await report(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${redact((error as Error).message)}\n`);
  process.exitCode = 2;
}
