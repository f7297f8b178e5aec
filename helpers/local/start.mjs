/**
 * The thin starter behind `npm run local:up` and `npm run local:down`: plain JavaScript, so that a missing install gets one sentence.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

if (!existsSync(join(root, 'node_modules', 'tsx'))) {
  process.stderr.write('The packages are not installed: run `npm ci` first, then this command again.\n');
  process.exit(1);
}
const words = ['--import', 'tsx', 'helpers/local/main.ts', ...process.argv.slice(2)];
const child = spawn(process.execPath, words, { cwd: root, stdio: 'inherit' });
// Ctrl-C reaches both; the one who works ends first and says how it went.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 130));
