import { installVariable, browserVariable } from './browser-variables.ts';
import { closestWord } from './closest-word.ts';
import { loopbackVariable } from './proxy-variables.ts';
import { nonBlank, type Environment } from './setting-sources.ts';
import type { Problem } from './target-reading.ts';

const prefix = 'GOLDEN_PATH_';

/** Every variable that begins with the name of the suite: what a run, its pipelines and its containers read of them. */
export const suiteVariables: readonly string[] = [
  'GOLDEN_PATH_ALLOW_PRODUCTION',
  'GOLDEN_PATH_BASELINES',
  'GOLDEN_PATH_BRANCH',
  browserVariable,
  'GOLDEN_PATH_BUILD_NETWORK',
  'GOLDEN_PATH_DEPLOYED_AT',
  'GOLDEN_PATH_EVERY',
  installVariable,
  'GOLDEN_PATH_OWNERS',
  loopbackVariable,
  'GOLDEN_PATH_REPORTS',
  'GOLDEN_PATH_RUN',
  'GOLDEN_PATH_SITE',
  'GOLDEN_PATH_STACK_BASE',
  'GOLDEN_PATH_WAIVERS',
];

/**
 * Variables that were probably meant for the suite and are misspelt: passed over without a word, the run would be another than the one
 * that was meant. A name that is like none of ours is somebody else's. Values are never shown. Pure.
 */
export function suiteVariableProblems(environment: Environment): readonly Problem[] {
  return Object.entries(environment).flatMap(([variable, value]) => {
    if (!variable.startsWith(prefix) || suiteVariables.includes(variable) || nonBlank(value) === undefined) {
      return [];
    }
    const names = suiteVariables.map((known) => known.slice(prefix.length));
    const meant = closestWord(variable.slice(prefix.length), names);
    if (meant === undefined) return [];
    const sentence = `${variable} in the environment is no variable of this suite: did you mean ${prefix}${meant}? Rename it, or unset it.`;
    return [{ code: 'CONFIG_INVALID', sentence } satisfies Problem];
  });
}
