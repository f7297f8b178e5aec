import { committedFile, type Found, type FoundSettings, secretsFile } from './setting-sources.ts';
import type { Settings } from './target-schema.ts';
import type { Origin, TargetName, TargetUrls } from './target.ts';

/** Every value that does not come from the committed file. What a secrets file holds, and the control address, go without value. */
export function originsOf(
  name: TargetName,
  found: FoundSettings,
  settings: Settings,
  loginKey: Found | undefined,
): readonly Origin[] {
  const list: Origin[] = [];
  for (const [key, { text, variable, from }] of found) {
    if (from === committedFile(name)) continue;
    const silent = from === secretsFile(name) || key === 'CONTROL_URL';
    const value = settings[key];
    // What has parts, as a price and the names of services, is shown as it was written.
    const shown = typeof value === 'object' ? text : String(value);
    list.push(silent ? { variable, from } : { variable, from, value: shown });
  }
  if (settings.LOGIN === 'key' && loginKey) list.push({ variable: loginKey.variable, from: loginKey.from });
  return list;
}

/** The addresses that a started stack gave itself. */
export function stackOrigins(urls: TargetUrls): readonly Origin[] {
  const named: readonly [string, string][] = [
    ['AUTH_URL', urls.auth],
    ['BACKEND_URL', urls.backend],
    ['WS_URL', urls.ws],
    ['FRONTEND_URL', urls.frontend],
  ];
  return named.map(([variable, value]) => ({ variable, from: 'embedded stack', value }));
}
