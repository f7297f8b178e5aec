/**
 * Why a command line (`process.argv`) is refused that makes Playwright record by itself: what it records holds every token and password
 * as it is, and stands in the run's folder. Undefined when it does not.
 */
export function rawRecording(argv: readonly string[]): string | undefined {
  const at = argv.findIndex((word) => word === '--trace' || word.startsWith('--trace='));
  if (at < 0) return undefined;
  const mode = argv[at]?.split('=')[1] ?? argv[at + 1];
  if (mode === 'off') return undefined;
  return `--trace would write every token and password of the run into its folder. Leave it out: a browser check that fails attaches a trace of its own, without secrets.`;
}
