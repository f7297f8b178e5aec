/**
 * `npm run prove`: takes rules of docs/false-success.md away, one after the other, in a copy of the working tree, and wants the test
 * that the document names to turn red. `-- --only S12,S34` proves some; `-- --write` puts the figures into the document.
 */
import { fileURLToPath } from 'node:url';
import { edits } from './edits.ts';
import { flawOf, sentenceOf } from './proof.ts';
import { proveEdits } from './prove-edits.ts';
import { readProveOptions, type ProveOptions } from './read-prove-options.ts';
import { writeDocument } from './write-document.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(1));

let options: ProveOptions;
try {
  options = readProveOptions(
    process.argv.slice(2),
    edits.map(({ row }) => row),
  );
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(2);
}
const { rows, jobs, write } = options;
const chosen = edits.filter(({ row }) => rows?.includes(row) ?? true);
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const startedMs = performance.now();
const proofs = await proveEdits(root, chosen, jobs, (proof) => {
  say(sentenceOf(proof));
  if (flawOf(proof) !== undefined) say(proof.without.output.slice(-3_000));
});
const seconds = Math.round((performance.now() - startedMs) / 1000);
const proven = proofs.filter((proof) => flawOf(proof) === undefined);
say(`\n${proven.length} of ${chosen.length} rules proven, in ${seconds} s`);

const isAll = chosen.length > 0 && proven.length === chosen.length;
if (write && isAll && rows === undefined) {
  await writeDocument(root, proofs, seconds);
  say('docs/false-success.md has the figures.');
} else if (write) say('Nothing was written: only a run that proves every rule is worth keeping.');
process.exit(isAll ? 0 : 1);
