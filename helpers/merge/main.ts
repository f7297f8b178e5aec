/**
 * `npm run report:merge -- DIR`: makes one run of the blob reports of shards, with everything that a run leaves. Exit code 0 for the
 * verdict PASS alone; Playwright's own command ends green whatever its reporters say.
 */
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runEnvironment, setRunVariable } from '../../env/run-environment.ts';
import type { TargetName } from '../../env/target.ts';
import { verdictBlock } from '../diagnosis/verdict-block.ts';
import type { VerdictDocument } from '../diagnosis/verdict-document.ts';
import type { Finding } from '../diagnosis/finding.ts';
import { buildVerdict } from '../reporting/build-verdict.ts';
import { gatherFacts } from '../reporting/gather-facts.ts';
import { redactDeep } from '../reporting/redact-deep.ts';
import { redact } from '../reporting/redact.ts';
import { suiteRevision } from '../reporting/suite-revision.ts';
import { writeAtomically } from '../reporting/write-atomically.ts';
import { writeVerdict } from '../reporting/write-verdict.ts';
import { newRunId } from '../run/new-run-id.ts';
import { mergeShards, startedAt } from './merge-shards.ts';
import { mergedRunFile } from './merged-run-of.ts';
import { mergeUsage, readMergeOptions } from './read-merge-options.ts';
import { readShards } from './read-shards.ts';
import { weighShards, type Weighed } from './weigh-shards.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const reports = resolve(root, runEnvironment.reports ?? 'reports');
const require = createRequire(import.meta.url);

/** The folder of a run that begins now, as far as its name goes. */
function nameRun(target: TargetName, at: string): { readonly id: string; readonly folder: string } {
  const id = newRunId();
  const folder = join(reports, 'runs', `${at.replace(/[:.]/g, '-')}-${target}-${id}`);
  setRunVariable({ id, startedAt: at, dir: folder, target });
  return { id, folder };
}

/** What cannot be merged leaves a verdict all the same, in the same places and words as every other. */
function refuse(error: Finding): number {
  const { folder } = nameRun('embedded', new Date().toISOString());
  const facts = { ...gatherFacts(root, [], []), folder, reports };
  const document = redactDeep(buildVerdict([], { status: 'failed', durationMs: 0, errors: [error] }, facts));
  const block = redact(verdictBlock(document, { folder, failedAt: [] }));
  writeVerdict({ document, block, ladder: undefined, turns: [] }, facts);
  process.stdout.write(`${block}\n`);
  return 1;
}

/** Playwright unpacks the reports where they lie, so that it gets copies in the new run's folder. */
async function merge(weighed: Extract<Weighed, { readonly kind: 'one-run' }>): Promise<number> {
  const target = weighed.blobs[0]?.facts.target ?? 'embedded';
  const { id, folder } = nameRun(target, startedAt(weighed.blobs));
  const shards = join(folder, 'shards');
  mkdirSync(shards, { recursive: true });
  for (const { file, facts } of weighed.blobs) {
    copyFileSync(file, join(shards, `shard-${facts.shard.current}.zip`));
  }
  const merged = mergeShards(weighed, { id, folder, reports });
  writeAtomically(join(folder, mergedRunFile), `${JSON.stringify(merged, null, 2)}\n`);
  await runPlaywright(shards);
  // What the pages show stays; the reports themselves are with whoever gave them.
  for (const name of readdirSync(shards)) {
    if (name !== 'resources') rmSync(join(shards, name));
  }
  const verdict = readVerdict(folder);
  if (verdict !== undefined) return verdict === 'PASS' ? 0 : 1;
  process.stderr.write(
    'HARNESS_ERROR: Playwright merged without a verdict; what it printed above says why.\n',
  );
  return 1;
}

async function runPlaywright(shards: string): Promise<void> {
  const cli = join(dirname(require.resolve('@playwright/test/package.json')), 'cli.js');
  const words = [cli, 'merge-reports', `--config=${join(root, 'playwright.config.ts')}`, shards];
  const child = spawn(process.execPath, words, { cwd: root, stdio: 'inherit' });
  await new Promise<void>((end) => child.once('close', () => end()));
}

function readVerdict(folder: string): VerdictDocument['verdict'] | undefined {
  const file = join(folder, 'verdict.json');
  if (!existsSync(file)) return undefined;
  return (JSON.parse(readFileSync(file, 'utf8')) as VerdictDocument).verdict;
}

async function main(folder: string): Promise<number> {
  const read = readShards(resolve(folder));
  if ('error' in read) return refuse(read.error);
  const { version } = require('@playwright/test/package.json') as { readonly version: string };
  const weighed = weighShards(read.blobs, { playwright: version, suiteRevision: suiteRevision(root) });
  return weighed.kind === 'refused' ? refuse(weighed.error) : merge(weighed);
}

try {
  const folder = readMergeOptions(process.argv.slice(2));
  if (folder === undefined) process.stdout.write(`${mergeUsage}\n`);
  process.exitCode = folder === undefined ? 0 : await main(folder);
} catch (error) {
  process.stderr.write(`${redact((error as Error).message)}\n`);
  process.exitCode = 2;
}
