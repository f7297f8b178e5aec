import { readEnvText } from './env-text.ts';
import { fileProblems } from './file-problems.ts';
import { hostOf, isShared, readHostList } from './production-guard.ts';
import { proxiesOfTarget } from './proxies-of-target.ts';
import { readProxyVariables } from './proxy-variables.ts';
import {
  type EnvFiles,
  type Environment,
  findLoginKey,
  findSetting,
  type Found,
  type FoundSettings,
  knownSecrets,
  whereIs,
} from './setting-sources.ts';
import { strayVariables } from './stray-variables.ts';
import { suiteVariableProblems } from './suite-variables.ts';
import { originsOf, stackOrigins } from './target-origins.ts';
import {
  addressProblems,
  keyProblems,
  missingFile,
  pairProblems,
  productionProblems,
  trustProblems,
  urlsIn,
  valueProblems,
} from './target-problems.ts';
import type { Problem, TargetReading } from './target-reading.ts';
import { type SettingKey, settingKeysOf, type Settings, settingsSchema } from './target-schema.ts';
import { targetSettings } from './target-settings.ts';
import type { TargetName, TargetSettings, TargetUrls } from './target.ts';

/** The texts of the files that say where a run goes; undefined for one that is not there. */
export interface TargetFiles {
  readonly committed: string | undefined;
  readonly secrets?: string | undefined;
  /** `env/production-hosts`. */
  readonly productionHosts?: string | undefined;
}

/**
 * Reads a target from the texts of its files and from an environment. Pure: no I/O, never throws, and no sentence that it
 * makes holds the value of a secret. All problems of the target come at once. `keyless`: those of the login key are left out.
 */
export function parseTarget(
  name: TargetName,
  files: TargetFiles,
  environment: Environment,
  { keyless = false }: { readonly keyless?: boolean } = {},
): TargetReading {
  const texts: EnvFiles = {
    committed: files.committed === undefined ? undefined : readEnvText(files.committed),
    secrets: files.secrets === undefined ? undefined : readEnvText(files.secrets),
  };
  const secrets = knownSecrets(texts, environment);
  const found = findAll(name, texts, environment);
  const loginKey = findLoginKey(name, texts, environment);
  const parsed = settingsSchema.safeParse(textsOf(found));
  const stray = strayVariables(name, environment, found);
  const listed = readHostList(files.productionHosts ?? '');
  const proxies = proxiesOfTarget(addressesOf(found), readProxyVariables(environment));

  const problems: Problem[] = [
    ...missingFile(name, texts),
    ...fileProblems(name, texts, secrets),
    ...(parsed.error === undefined ? [] : valueProblems(name, texts, parsed.error.issues, found, secrets)),
    ...addressProblems(name, texts, found),
    ...productionProblems(found, listed, environment['GOLDEN_PATH_ALLOW_PRODUCTION']),
    ...trustProblems(environment),
    ...proxies.problems,
    ...pairProblems(name, found),
    ...stray.problems,
    ...suiteVariableProblems(environment),
    ...(keyless ? [] : keyProblems(name, found.get('LOGIN')?.text, loginKey)),
  ];
  if (problems.length > 0 || parsed.data === undefined)
    return { kind: 'invalid', problems, notes: stray.notes };

  const shared = urlsIn(found).filter(({ url }) => isShared(hostOf(url), listed));
  const settings = targetSettings(name, parsed.data, {
    loginKey: loginKey?.text,
    onSharedHosts: shared.length > 0,
    origins: [...originsOf(name, found, parsed.data, loginKey), ...proxies.origins],
  });
  const notes = [
    ...stray.notes,
    ...guestNotes(name, shared),
    ...pathNotes(found.get('WS_URL'), parsed.data.WS_URL),
  ];
  return reading(settings, parsed.data, notes);
}

function findAll(name: TargetName, files: EnvFiles, environment: Environment): FoundSettings {
  const found = new Map<SettingKey, Found>();
  for (const key of settingKeysOf(name)) {
    const one = findSetting(name, key, files, environment);
    if (one !== undefined) found.set(key, one);
  }
  return found;
}

function textsOf(found: FoundSettings): Record<string, string> {
  return Object.fromEntries([...found].map(([key, { text }]) => [key, text]));
}

/** Where the run goes; to this machine where it starts the stack itself. */
function addressesOf(found: FoundSettings): readonly string[] {
  const urls = urlsIn(found)
    .filter(({ key }) => key !== 'CONTROL_URL')
    .map(({ url }) => url);
  return urls.length > 0 ? urls : ['http://127.0.0.1'];
}

function guestNotes(name: TargetName, shared: readonly { url: string; found: Found }[]): readonly string[] {
  if (name === 'staging') return [];
  return shared.map(
    ({ url, found }) =>
      `${whereIs(found)} names ${hostOf(url)}, which others use too: the run keeps to the rules of a guest there.`,
  );
}

function pathNotes(found: Found | undefined, url: string | undefined): readonly string[] {
  if (found === undefined || url === undefined || new URL(url).pathname !== '/') return [];
  return [`${whereIs(found)} has no path; the chat socket of the product is at /ws.`];
}

function urlsOf(settings: Settings): TargetUrls | undefined {
  const { AUTH_URL: auth, BACKEND_URL: backend, WS_URL: ws, FRONTEND_URL: frontend } = settings;
  if (auth === undefined || backend === undefined || ws === undefined || frontend === undefined)
    return undefined;
  const direct = settings.BACKEND_DIRECT_URL;
  return { auth, backend, ws, frontend, ...(direct === undefined ? {} : { backendDirect: direct }) };
}

function reading(settings: TargetSettings, values: Settings, notes: readonly string[]): TargetReading {
  const urls = urlsOf(values);
  if (urls !== undefined) {
    const controlUrl = values.CONTROL_URL;
    const target = { ...settings, urls, ...(controlUrl === undefined ? {} : { controlUrl }) };
    return { kind: 'ready', target, settings, notes };
  }
  return {
    kind: 'starts-stack',
    settings,
    withUrls: (ofStack, controlUrl) => ({
      ...settings,
      urls: ofStack,
      controlUrl,
      origins: [...settings.origins, ...stackOrigins(ofStack)],
    }),
    notes,
  };
}
