import type { PageLoad } from '../browser/page-load.ts';
import { excerpt } from './excerpt.ts';

/** How a page opened, in short lines: where it ended, what it asked for, and of whom. */
export function pageEvidence(load: PageLoad): readonly string[] {
  const { what, path, title, visibleMs, requests, sockets, problems } = load;
  const others = requests.filter(({ isOwn }) => !isOwn);
  const hosts = [...new Set(others.map(({ url }) => hostOf(url)))];
  const waiting = requests.filter(
    ({ isOwn, status, failure }) => isOwn && status === undefined && failure === undefined,
  );
  return [
    `${what}: "${title}" at ${path}, ${visibleMs === undefined ? 'never seen as it should be' : `seen after ${visibleMs} ms`}`,
    `${requests.length - others.length} requests to the product's own hosts, ${sockets.length} sockets, ${problems.length} complaints`,
    `${others.length} requests to other hosts${hosts.length === 0 ? '' : `: ${hosts.slice(0, 8).join(', ')}`}`,
    ...(waiting.length === 0 ? [] : [`${waiting.length} requests without an answer so far`]),
    ...problems.slice(0, 3).map(({ kind, text }) => `${kind}: ${excerpt(text)}`),
  ];
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
