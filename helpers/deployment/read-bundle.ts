import { deploymentThresholds } from '../../env/deployment-thresholds.ts';
import type { TargetUrls } from '../../env/target.ts';
import type { HttpClient } from '../http/http-client.ts';
import { subprotocolWords, type Bundle, type PageScript } from './bundle.ts';
import { isPage } from './is-page.ts';
import { namesHost } from './names-host.ts';
import { readScript } from './read-script.ts';
import { scriptPaths } from './script-paths.ts';

/** The page on which users chat (ui contract, section 1). */
const path = '/chat';
const { bundleScripts, bundleBytes } = deploymentThresholds;

/**
 * Fetches the chat page and its scripts, the likely ones first, until they have said all that is asked of them; at most as many and
 * as much as `env/deployment-thresholds.ts` allows. Rejects with a FindingError when the host gives no answer at all.
 */
export async function readBundle(http: HttpClient, urls: TargetUrls): Promise<Bundle> {
  const reply = await http.send('frontend', 'GET', path, { headers: { accept: 'text/html' } });
  const type = reply.headers.get('content-type') ?? '';
  const bytes = Buffer.byteLength(reply.text);
  const page = { path, status: reply.status, type, bytes, cache: cacheWords(reply.headers) };
  const named = isPage(reply.status, type) ? scriptPaths(reply.text, reply.url) : [];
  const read: PageScript[] = [];
  for (const one of likelyFirst(named).slice(0, bundleScripts.value)) {
    const script = await http.send('frontend', 'GET', one, { headers: { accept: '*/*' } });
    read.push(readScript(one, script.status, script.text));
    const readBytes = read.reduce((sum, known) => sum + known.bytes, 0);
    if (readBytes > bundleBytes.value || saysAll(read, urls)) break;
  }
  return { page, named, read };
}

function cacheWords(headers: Headers): string {
  const age = headers.get('age');
  return `cache-control ${headers.get('cache-control') ?? 'not set'}${age === null ? '' : `, ${age} s old`}`;
}

function saysAll(read: readonly PageScript[], { auth, backend }: TargetUrls): boolean {
  const hosts = read.flatMap((script) => script.hosts);
  return (
    subprotocolWords.every((word) => read.some(({ speaks }) => speaks.includes(word))) &&
    namesHost(hosts, auth) &&
    namesHost(hosts, backend)
  );
}

/** The product's own code before that of its framework. */
function likelyFirst(paths: readonly string[]): readonly string[] {
  const rank = (one: string): number => {
    if (/(?:framework|polyfills|webpack|main-app|\bmain-|react|_buildManifest|_ssgManifest)/i.test(one))
      return 2;
    return /(?:chat|layout|page|socket|\bapp\b)/i.test(one) ? 0 : 1;
  };
  return paths.toSorted((a, b) => rank(a) - rank(b));
}
