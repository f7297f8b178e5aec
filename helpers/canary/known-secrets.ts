import { readProxy } from '../../env/proxy.ts';
import { readTarget } from '../../env/read-target.ts';
import { runEnvironment } from '../../env/run-environment.ts';
import type { TargetName } from '../../env/target.ts';
import type { KnownSecret } from './secret-search.ts';

/** A shorter one stands in ordinary words and could not be told from them. */
const shortest = 8;

/** The secrets that a run was given, which carry no mark of ours: the login key, and the passwords of proxies. */
export function knownSecrets(target: TargetName): readonly KnownSecret[] {
  const reading = readTarget(target);
  const keys = [
    runEnvironment.loginKey,
    reading.kind === 'invalid' ? undefined : reading.settings.loginKey,
  ].filter((key) => key !== undefined);
  const { plain, secure } = runEnvironment.proxies;
  const proxies = [plain, secure].flatMap((variable) => {
    const proxy = variable && readProxy(variable);
    return proxy !== undefined && 'secrets' in proxy ? proxy.secrets : [];
  });
  return [
    ...[...new Set(keys)].map((value) => ({ value, kind: 'login key' })),
    ...[...new Set(proxies)].map((value) => ({ value, kind: 'login of a proxy' })),
  ].filter(({ value }) => value.length >= shortest);
}
