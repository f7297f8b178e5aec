/** How a built page names its scripts: in tags, and in the data by which Next.js loads more of them. */
const inTags = /<script\b[^>]*?\bsrc\s*=\s*["']?([^"'\s>]+)/gi;
const inData = /(?:\/?_next\/)?static\/[\w\-./%()[\]@~]+?\.js\b/g;

/**
 * The scripts that a page names, as paths from the root of its own host, each once, in their order. Those of other hosts are left
 * out: they are third parties, or a delivery network that is not the target's.
 */
export function scriptPaths(html: string, address: string): readonly string[] {
  const page = new URL(address);
  const tagged = [...html.matchAll(inTags)].map(([, source = '']) => source.replaceAll('&amp;', '&'));
  const listed = [...html.matchAll(inData)].map(([path]) => `/_next/${path.replace(/^\/?_next\//, '')}`);
  const byPath = new Map<string, string>();
  for (const source of [...tagged, ...listed]) {
    const url = URL.canParse(source, page.href) ? new URL(source, page) : undefined;
    // What is listed without its query is the same script.
    if (url?.host === page.host && !byPath.has(url.pathname))
      byPath.set(url.pathname, url.pathname + url.search);
  }
  return [...byPath.values()];
}
