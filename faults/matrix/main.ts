/**
 * Runs the real checks against every fault of the catalogue: `tsx faults/matrix/main.ts [--only X72,X73] [--layer events]
 * [--list] [--clean N [--busy] [--harmless]] [--jobs N] [--cross] [--target local]`. Exit code 0 only when every fault is caught
 * under its right name, and no healthy repeat is called ill.
 */
import { join } from 'node:path';
import { catalogue } from '../catalogue/catalogue.ts';
import { usualLimitPercent, type CatalogueEntry } from '../catalogue/entry.ts';
import { attachedSubject } from './attached-subject.ts';
import { killAll, root } from './children.ts';
import { describeClean } from './describe-clean.ts';
import { isClean, runClean } from './run-clean.ts';
import { compileSuite } from './compile-suite.ts';
import { drawGrid } from './draw-grid.ts';
import { readOptions, type Options } from './read-options.ts';
import type { Outcome } from './run-entry.ts';
import { runMatrix } from './run-matrix.ts';
import { listChecks } from './run-suite.ts';
import { describeScore, isPerfect, scoreOf } from './score.ts';
import { startStack } from './start-stack.ts';
import { writeDocument } from './write-document.ts';
import { writeReport } from './write-report.ts';

const say = (text: string): boolean => process.stdout.write(`${text}\n`);

const isForAny = ({ stack, system, target }: CatalogueEntry): boolean =>
  Object.keys(stack).length === 0 && system === 'stack' && target === 'local';

function chosen({ only, layer, target, cross }: Options): readonly CatalogueEntry[] {
  const entries = catalogue
    .filter((entry) => layer === undefined || entry.layer === layer)
    .filter(
      ({ id, rows }) =>
        only.length === 0 || only.some((one) => rows.includes(one) || `${id}-`.startsWith(`${one}-`)),
    )
    // What sets up the stack, or asks its control address, needs a stack of ours.
    .filter((entry) => target === 'own' || isForAny(entry))
    .map((entry) => (cross ? { ...entry, grep: '.' } : entry));
  if (entries.length === 0) throw new Error('No entry of the catalogue is meant; --list shows all of them.');
  return entries;
}

function progress({ entry, result, got, seconds }: Outcome, count: number, of: number): void {
  const words = {
    named: `ok ${entry.expected}`,
    misnamed: `MISNAMED expected ${entry.expected}, got ${got}`,
    survived: 'SURVIVED',
    idle: 'SURVIVED: the fault never took effect',
    'not-run': got,
  };
  const done = Math.round((20 * count) / of);
  const bar = process.stdout.isTTY ? `${'█'.repeat(done)}${'░'.repeat(20 - done)} ` : '';
  say(`${bar}${count}/${of} ${entry.id} ${words[result]}, ${seconds} s`);
}

async function runFaults(options: Options): Promise<boolean> {
  const entries = chosen(options);
  const isWhole = entries.length === catalogue.length;
  if (options.list) {
    for (const { id, layer, expected, name } of entries) say(`${id}  ${layer}  ${expected}  ${name}`);
    say(`${entries.length} faults`);
    return true;
  }
  say(
    `${entries.length} faults, ${options.jobs} at once; every limit is tightened to ${usualLimitPercent} %`,
  );
  const startedMs = performance.now();
  const suite = await compileSuite();
  const outcomes = await runMatrix(entries, {
    jobs: options.jobs,
    suite,
    subject: options.target === 'local' ? attachedSubject() : undefined,
    onOutcome: (outcome, count) => progress(outcome, count, entries.length),
  }).finally(suite.remove);
  const score = scoreOf(outcomes, isWhole ? await listChecks() : undefined);
  const seconds = Math.round((performance.now() - startedMs) / 1000);
  writeReport(outcomes, score, seconds);
  if (isWhole && !options.cross) await writeDocument(outcomes, score, seconds);
  say(`\n${drawGrid(outcomes)}\n`);
  say(`${describeScore(score)}\n${seconds} s, ${options.jobs} at once`);
  return isPerfect(score);
}

async function runHealthy(repeats: number, options: Options): Promise<boolean> {
  const subject = options.target === 'local' ? attachedSubject() : await startStack();
  try {
    const { busy, harmless } = options;
    const result = await runClean(subject, {
      repeats,
      busy,
      harmless,
      say,
      keepIn: join(root, 'reports/false-alarms'),
    });
    say(describeClean(result, { busy, harmless }));
    return isClean(result);
  } finally {
    await subject.stop();
  }
}

process.once('SIGINT', () => {
  killAll();
  process.exit(130);
});
try {
  const options = readOptions(process.argv.slice(2));
  const isWell = await (options.clean === undefined
    ? runFaults(options)
    : runHealthy(options.clean, options));
  process.exitCode = isWell ? 0 : 1;
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
