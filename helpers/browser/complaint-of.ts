import type { FoundBrowser } from './find-browser.ts';
import { ownWords } from './own-words.ts';
import { runInstallStep } from './run-install-step.ts';

/** A healthy one answers in a third of a second. */
const limitMs = 10_000;

/**
 * What a browser says that does not even tell its version, as one does that lacks libraries of the system; undefined when it tells it.
 * On Windows, where asking for the version would open a window, nothing is asked.
 */
export async function complaintOf({ executablePath }: FoundBrowser): Promise<string | undefined> {
  if (process.platform === 'win32') return undefined;
  const words = ['--version', '--no-sandbox'];
  const step = { program: executablePath, words, environment: {}, limitMs };
  const { said, problem } = await runInstallStep(step, () => undefined);
  return problem === undefined ? undefined : (ownWords(said) ?? problem);
}
