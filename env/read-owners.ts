import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseOwners, type OwnersReading } from './parse-owners.ts';
import { readText } from './read-text.ts';
import { runEnvironment } from './run-environment.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const usual = 'env/owners.json';

/**
 * Reads `env/owners.json`, which need not be there, or the file that `GOLDEN_PATH_OWNERS` names (from the project's folder); the word
 * `none` there names nobody. Never throws; what is wrong comes back as sentences.
 */
export function readOwners(): OwnersReading {
  const named = runEnvironment.owners;
  if (named === 'none') return { owners: {}, problems: [] };
  const file = named === undefined ? usual : `${named} (GOLDEN_PATH_OWNERS)`;
  const { text, problem } = readText(resolve(root, named ?? usual));
  if (text !== undefined) return parseOwners(text, file);
  if (problem === undefined && named === undefined) return { owners: {}, problems: [] };
  const missing = 'is not there. Name a file with owners, or unset the variable to use env/owners.json.';
  return { owners: {}, problems: [{ code: 'CONFIG_INVALID', sentence: `${file} ${problem ?? missing}` }] };
}
