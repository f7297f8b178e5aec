import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runEnvironment } from './run-environment.ts';
import type { TargetName } from './target.ts';

const root = fileURLToPath(new URL('../', import.meta.url));

/** Where the accepted baseline of a target stands: below `env/baselines/`, or below the folder that `GOLDEN_PATH_BASELINES` names. */
export function baselineFile(target: TargetName): string {
  return resolve(root, runEnvironment.baselines ?? 'env/baselines', `${target}.json`);
}
