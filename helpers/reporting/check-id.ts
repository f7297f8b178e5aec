/**
 * The name of a check that outlives its line number: `<file below tests/, without .spec.ts>:<slug of describe and title>`.
 * `file` has forward slashes; `titles` are the describes and the test's own title.
 */
export function checkId(file: string, titles: readonly string[]): string {
  const slug = titles
    .join(' ')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-|-$/g, '');
  return `${file.replace(/\.(?:spec|test)\.[cm]?[jt]sx?$/, '')}:${slug}`;
}
