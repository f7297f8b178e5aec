/**
 * The thin starter behind `npm run doctor`: plain JavaScript, so that a wrong Node and a missing install are lines of their own and
 * no stack trace.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const least = engines.node.replace('>=', '');

if (isOlder(process.versions.node, least)) {
  end(`Node: this is ${process.versions.node}`, `Install Node ${least} or later, and run this again.`);
} else if (!existsSync(join(root, 'node_modules', 'tsx'))) {
  end('packages: they are not installed', 'Run `npm ci`, and run this again.');
} else {
  const words = ['--import', 'tsx', 'helpers/doctor/main.ts', ...process.argv.slice(2)];
  const child = spawn(process.execPath, words, { cwd: root, stdio: 'inherit' });
  child.on('exit', (code) => process.exit(code ?? 1));
}

function isOlder(version, other) {
  const [a, b] = [version, other].map((text) => text.split('.').map(Number));
  const at = a.findIndex((part, place) => part !== b[place]);
  return at >= 0 && a[at] < b[at];
}

function end(saw, remedy) {
  console.error(`WRONG  ${saw}\n       → ${remedy}`);
  process.exit(1);
}
