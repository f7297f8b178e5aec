import { closestWord } from './closest-word.ts';
import {
  committedFile,
  type Environment,
  environmentVariable,
  type Found,
  nonBlank,
} from './setting-sources.ts';
import type { Problem } from './target-reading.ts';
import { loginKeyVariable, type SettingKey, settingKeysOf } from './target-schema.ts';
import type { TargetName } from './target.ts';

/** Names that people have in their shells for the same thing (auth contract, section 3), without the prefix. */
const otherNames: Readonly<Record<string, SettingKey>> = {
  AUTH_SERVICE_URL: 'AUTH_URL',
  AUTH_BASE_URL: 'AUTH_URL',
  API_URL: 'BACKEND_URL',
  API_BASE_URL: 'BACKEND_URL',
  BACKEND_BASE_URL: 'BACKEND_URL',
  BACKEND_SERVICE_URL: 'BACKEND_URL',
  WEBSOCKET_URL: 'WS_URL',
  WS_BASE_URL: 'WS_URL',
  WSS_URL: 'WS_URL',
  SOCKET_URL: 'WS_URL',
  BASE_URL: 'FRONTEND_URL',
  APP_URL: 'FRONTEND_URL',
  UI_URL: 'FRONTEND_URL',
  WEB_URL: 'FRONTEND_URL',
  AGENT_TIMEOUT: 'AGENT_TIMEOUT_MS',
  WARM_UP: 'WARM_UP_MS',
};

/** Known elsewhere in the team, and of no use here. */
const notOurs = ['TEST_JWT_TOKEN', 'TEST_API_KEY'];

/**
 * Looks through the environment for variables that were probably meant for this target under another name. Such a one is a
 * problem while the proper variable is not set and the run would go elsewhere: the wrong host would be tested without a word.
 * Otherwise it is a note. Variables that look like no setting at all are nobody's business. Values are never shown.
 */
export function strayVariables(
  target: TargetName,
  environment: Environment,
  settings: ReadonlyMap<SettingKey, Found>,
): { readonly problems: readonly Problem[]; readonly notes: readonly string[] } {
  const keys = settingKeysOf(target);
  const prefix = environmentVariable(target, '');
  const problems: Problem[] = [];
  const notes: string[] = [];
  for (const [variable, value] of Object.entries(environment)) {
    if (!variable.startsWith(prefix) || nonBlank(value) === undefined) continue;
    const key = variable.slice(prefix.length);
    if (keys.some((known) => known === key)) continue;
    const meant = meantBy(key, keys);
    if (meant === undefined) {
      if (notOurs.includes(key) || key.endsWith('URL'))
        notes.push(`${variable} is no setting of this suite and is not used.`);
      continue;
    }
    const proper = meant === loginKeyVariable ? meant : environmentVariable(target, meant);
    if (nonBlank(environment[proper]) !== undefined) {
      notes.push(`${variable} is not used; ${proper} is.`);
    } else if (meant !== loginKeyVariable && sameAddress(value, settings.get(meant)?.text)) {
      notes.push(`${variable} is not used; it names what ${committedFile(target)} names already.`);
    } else {
      problems.push({
        code: 'CONFIG_INVALID',
        sentence: `${variable} in the environment is no setting: did you mean ${proper}? Rename it, or unset it to use what the files say.`,
      });
    }
  }
  return { problems, notes };
}

function meantBy(key: string, keys: readonly SettingKey[]): SettingKey | typeof loginKeyVariable | undefined {
  if (key === loginKeyVariable) return loginKeyVariable;
  const other = Object.hasOwn(otherNames, key) ? otherNames[key] : undefined;
  const close = other ?? closestWord(key, keys);
  return keys.find((known) => known === close);
}

function sameAddress(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined || !URL.canParse(a.trim()) || !URL.canParse(b)) return false;
  const plain = (text: string): string => new URL(text).href.replace(/\/+$/, '');
  return plain(a.trim()) === plain(b);
}
