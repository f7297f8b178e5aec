import { writeFileSync } from 'node:fs';
import { coverage } from '../../../env/coverage.ts';
import { catalogue } from '../../../faults/catalogue/catalogue.ts';
import { drawCoverage } from './draw-coverage.ts';
import { listChecks } from './list-checks.ts';

/** `npm run coverage`: writes docs/coverage.md. */
if (process.argv.length > 2) {
  process.stderr.write('npm run coverage takes no words: it writes docs/coverage.md anew.\n');
  process.exit(2);
}
const file = new URL('../../../docs/coverage.md', import.meta.url);
const listed = [...listChecks(), ...listChecks('@soak|@load')];
writeFileSync(file, drawCoverage(coverage, listed, catalogue));
process.stdout.write(`docs/coverage.md: ${coverage.length} rows, ${listed.length} checks\n`);
