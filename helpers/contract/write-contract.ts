/** `npm run contract`: writes docs/contract, and takes away what no longer belongs there. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contractFiles } from './contract-files.ts';

if (process.argv.length > 2) {
  process.stderr.write('npm run contract takes no words: it writes docs/contract anew.\n');
  process.exit(2);
}
const folder = fileURLToPath(new URL('../../docs/contract/', import.meta.url));
const files = contractFiles();
rmSync(join(folder, 'schemas'), { recursive: true, force: true });
for (const [path, text] of Object.entries(files)) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
process.stdout.write(`${Object.keys(files).length} files written to docs/contract\n`);
