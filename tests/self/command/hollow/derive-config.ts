import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../run-suite.ts';

interface Change {
  /** Folder of the specs, absolute; that of the project unless given. */
  readonly testDir?: string;
  /** What is left out besides what the project leaves out. */
  readonly testIgnore?: readonly string[];
}

/**
 * Writes a configuration that is the project's own but for the change, as somebody might who wants to see green. Its path goes
 * after `--config`.
 */
export function deriveConfig(folder: string, { testDir, testIgnore = [] }: Change): string {
  mkdirSync(folder, { recursive: true });
  // Elsewhere than in the project's folder, so its relative paths are made absolute.
  const text = `
import { join } from 'node:path';
import base from ${JSON.stringify(join(root, 'playwright.config.ts'))};
const root = ${JSON.stringify(root)};
const absolute = (path) => (path.startsWith('./') ? join(root, path) : path);
export default {
  ...base,
  testDir: ${JSON.stringify(testDir ?? join(root, 'tests'))},
  testIgnore: ['**/self/**', ...${JSON.stringify(testIgnore)}],
  globalSetup: absolute(base.globalSetup),
  // The verdict's alone: packages are not found from here.
  reporter: [['list'], ...base.reporter.filter(([name]) => name.startsWith('./')).map(([name]) => [absolute(name)])],
};
`;
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
  const file = join(folder, 'playwright.config.mjs');
  writeFileSync(file, text);
  return file;
}
