import { hostOf, isAllowed, isProduction } from './production-guard.ts';
import {
  committedFile,
  type EnvFiles,
  type Environment,
  environmentVariable,
  type Found,
  type FoundSettings,
  nonBlank,
  secretsFile,
  whereIs,
} from './setting-sources.ts';
import { shownValue } from './shown-value.ts';
import type { Problem } from './target-reading.ts';
import {
  allUrlKeys,
  loginKeySchema,
  loginKeyVariable,
  type SettingKey,
  settingsSchema,
  type UrlKey,
  urlKeys,
} from './target-schema.ts';
import type { TargetName } from './target.ts';

function invalid(sentence: string): Problem {
  return { code: 'CONFIG_INVALID', sentence };
}

/** The committed file is not there at all. */
export function missingFile(name: TargetName, files: EnvFiles): readonly Problem[] {
  if (files.committed !== undefined) return [];
  const file = committedFile(name);
  return [
    invalid(`${file} is missing. It belongs to the project; bring it back with: git checkout -- ${file}`),
  ];
}

/** Values that a setting cannot have, and settings that every target needs. `issues` are the schema's. */
export function valueProblems(
  name: TargetName,
  files: EnvFiles,
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
  found: FoundSettings,
  secrets: readonly string[],
): readonly Problem[] {
  return issues.flatMap((issue) => {
    const key = String(issue.path[0]);
    const one = found.get(key as SettingKey);
    if (one !== undefined) {
      return [invalid(`${whereIs(one)} is ${shownValue(one.text, secrets)}; it must be ${issue.message}.`)];
    }
    if (files.committed === undefined) return [];
    return [invalid(`${key} in ${committedFile(name)} is missing or blank; it must be ${issue.message}.`)];
  });
}

/** Addresses that parse, whatever else is wrong with the target. */
export function urlsIn(found: FoundSettings): readonly { key: UrlKey; url: string; found: Found }[] {
  return allUrlKeys.flatMap((key) => {
    const one = found.get(key);
    const url = one === undefined ? undefined : settingsSchema.shape[key].safeParse(one.text).data;
    return one === undefined || url === undefined ? [] : [{ key, url, found: one }];
  });
}

/** Addresses that are missing, or do not go together. */
export function addressProblems(name: TargetName, files: EnvFiles, found: FoundSettings): readonly Problem[] {
  const missing = urlKeys.filter((key) => !found.has(key));
  const urls = urlsIn(found);
  const problems: Problem[] = [];
  if (name === 'embedded') {
    const given = allUrlKeys.flatMap((key) => found.get(key) ?? []);
    const names = (list: readonly string[]): string => list.join(', ');
    if (given.length > 0 && missing.length > 0) {
      problems.push(
        invalid(
          `To attach to a running embedded stack, all four addresses are needed. Set: ${names(given.map(whereIs))}. ` +
            `Missing: ${names(missing.map((key) => environmentVariable(name, key)))}. ` +
            'Set none of them to let the run start a stack of its own.',
        ),
      );
    }
  } else if (files.committed !== undefined) {
    for (const key of missing) {
      problems.push(
        invalid(
          `${key} in ${committedFile(name)} is missing or blank. Fill it in, or set ${environmentVariable(name, key)} in the environment.`,
        ),
      );
    }
  }
  const backend = urls.find(({ key }) => key === 'BACKEND_URL');
  const ws = urls.find(({ key }) => key === 'WS_URL');
  if (backend?.url.startsWith('https:') && ws?.url.startsWith('ws:')) {
    problems.push(
      invalid(
        `${whereIs(ws.found)} is an unencrypted ws:// address, while ${whereIs(backend.found)} is https://. ` +
          'A browser refuses that mix; use wss://.',
      ),
    );
  }
  return problems;
}

/** Node's own switch that takes any certificate for a good one: with it a wrong host passes as the right one (requirements S34). */
export function trustProblems(environment: Environment): readonly Problem[] {
  if (nonBlank(environment['NODE_TLS_REJECT_UNAUTHORIZED']) !== '0') return [];
  return [
    invalid(
      'NODE_TLS_REJECT_UNAUTHORIZED in the environment is "0", which takes any certificate for a good one. Unset it; ' +
        'to trust a certificate of your own, name its file in NODE_EXTRA_CA_CERTS.',
    ),
  ];
}

/** Hosts of real customers, one problem for each; the guard of every target, the embedded one included. */
export function productionProblems(
  found: FoundSettings,
  listed: readonly string[],
  allowed: string | undefined,
): readonly Problem[] {
  const byHost = new Map<string, string[]>();
  for (const { url, found: one } of urlsIn(found)) {
    const host = hostOf(url);
    if (!isProduction(host, listed) || isAllowed(host, allowed)) continue;
    byHost.set(host, [...(byHost.get(host) ?? []), whereIs(one)]);
  }
  return [...byHost].map(([host, places]) =>
    invalid(
      `${places.join(' and ')} ${places.length === 1 ? 'names' : 'name'} ${host}, which is production: real customers use it. ` +
        `If that is really meant, set GOLDEN_PATH_ALLOW_PRODUCTION=${host}`,
    ),
  );
}

/** Half a rate limit. */
export function pairProblems(name: TargetName, found: FoundSettings): readonly Problem[] {
  const [pages, api] = [found.get('REQUESTS_PER_MINUTE'), found.get('API_REQUESTS_PER_MINUTE')];
  if ((pages === undefined) === (api === undefined)) return [];
  const missing = pages === undefined ? 'REQUESTS_PER_MINUTE' : 'API_REQUESTS_PER_MINUTE';
  const given = pages ?? api;
  return [
    invalid(
      `${given === undefined ? name : whereIs(given)} is set, but ${missing} is not. ` +
        'A rate-limited target needs both; leave both blank for one without limits.',
    ),
  ];
}

/** The login key, where the target logs in with one. Only CREDENTIAL_MISSING when there is none at all. */
export function keyProblems(
  name: TargetName,
  login: string | undefined,
  key: Found | undefined,
): readonly Problem[] {
  if (login !== 'key') return [];
  if (key === undefined) {
    const sentence =
      `${loginKeyVariable} is missing or blank, and ${name} logs in with it (LOGIN=key). ` +
      "Get it from the team's secret manager, id e2e-oauth-simulation-key-staging, and put it into the environment " +
      `or into ${secretsFile(name)} (copy ${secretsFile(name)}.example).`;
    return [{ code: 'CREDENTIAL_MISSING', sentence }];
  }
  const bad = loginKeySchema.safeParse(key.text).error?.issues[0]?.message;
  return bad === undefined ? [] : [invalid(`${whereIs(key)} is not usable; it must be ${bad}.`)];
}
