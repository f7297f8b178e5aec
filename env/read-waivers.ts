import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseWaivers, type WaiverReading } from './parse-waivers.ts';
import { readText } from './read-text.ts';
import { runEnvironment } from './run-environment.ts';
import type { Origin } from './target.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const committed = 'env/waivers.json';

/** What is waived, and where that stands when it is not the committed file. */
export interface WaiverFile extends WaiverReading {
  readonly origins: readonly Origin[];
}

/**
 * Reads `env/waivers.json`, or the file that `GOLDEN_PATH_WAIVERS` names (from the project's folder); the word `none` there
 * waives nothing. Never throws; what is wrong comes back as sentences, all at once.
 * @param today the day of the run, `YYYY-MM-DD`, UTC.
 */
export function readWaivers(today: string): WaiverFile {
  const named = runEnvironment.waivers;
  const origins: readonly Origin[] =
    named === undefined ? [] : [{ variable: 'GOLDEN_PATH_WAIVERS', from: 'environment', value: named }];
  if (named === 'none') return { waivers: [], problems: [], origins };
  const file = named === undefined ? committed : `${named} (GOLDEN_PATH_WAIVERS)`;
  const { text, problem } = readText(resolve(root, named ?? committed));
  if (text !== undefined) return { ...parseWaivers(text, file, today), origins };
  const missing =
    named === undefined
      ? `is missing. It holds [] when nothing is waived; bring it back with: git checkout -- ${committed}`
      : 'is not there. Name a file with a JSON list of waivers, or unset the variable to use the committed one.';
  return {
    waivers: [],
    problems: [{ code: 'CONFIG_INVALID', sentence: `${file} ${problem ?? missing}` }],
    origins,
  };
}
