/** Kinds of requests that fetch the parts of a page, in the words of the browser's protocol; `Other` are icons and preloads. */
export const partsOfPage = ['Script', 'Stylesheet', 'Font', 'Image', 'Other'] as const;

interface Answer {
  readonly url: string;
  readonly method: string;
  readonly status: number;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
}

/**
 * Whether an answer is a static file, which every browser keeps: it says so by `cache-control`, or its address has the hash of its
 * contents in it (ui contract, section 1). Pure.
 */
export function isKeepable({ url, method, status, headers }: Answer): boolean {
  if (method !== 'GET' || status !== 200) return false;
  const said = headers.find(({ name }) => name.toLowerCase() === 'cache-control')?.value.toLowerCase() ?? '';
  if (/no-store|no-cache|private/.test(said)) return false;
  const ageS = Number(/max-age=(\d+)/.exec(said)?.[1] ?? 0);
  return ageS > 0 || new URL(url).pathname.startsWith('/_next/static/');
}
