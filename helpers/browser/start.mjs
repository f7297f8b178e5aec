/**
 * The thin starter behind `npm run setup`: plain JavaScript, so that a wrong Node and a missing install get one sentence.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  end(
    `NODE_TOO_OLD: This is Node ${process.versions.node}; Golden Path needs 20.19 or later. Install it and try again.`,
  );
} else if (!['tsx', '@playwright/test'].every((name) => existsSync(join(root, 'node_modules', name)))) {
  end('NOT_INSTALLED: The packages are not installed. Run `npm ci` first, then this command again.');
} else {
  const words = ['--import', 'tsx', 'helpers/browser/main.ts', ...process.argv.slice(2)];
  const child = spawn(process.execPath, words, { cwd: root, stdio: 'inherit' });
  child.on('exit', (code) => process.exit(code ?? 1));
}

function end(sentence) {
  console.error(sentence);
  process.exit(1);
}
