import type { HttpReply } from '../http/http-client.ts';
import { isPage } from './is-page.ts';
import { scriptPaths } from './script-paths.ts';

/** The scripts that a page names. A build gives each a name that changes with its content. */
export function pagePiece({
  status,
  headers,
  text,
  url,
}: Pick<HttpReply, 'status' | 'headers' | 'text' | 'url'>): Readonly<Record<string, string>> {
  if (!isPage(status, headers.get('content-type') ?? '')) return { answer: String(status) };
  return Object.fromEntries(scriptPaths(text, url).map((path) => [`script ${path}`, 'named']));
}
