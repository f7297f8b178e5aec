/** `--list` only shows what would run. Playwright then ends a run in which no test began, so this is the one place that knows. */
export function isListing(argv: readonly string[] = process.argv): boolean {
  return argv.includes('--list');
}
