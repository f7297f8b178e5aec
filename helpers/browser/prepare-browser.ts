import { readTarget } from '../../env/read-target.ts';
import { runEnvironment } from '../../env/run-environment.ts';
import { findBrowser } from './find-browser.ts';

/** The tag of the checks that open the page. */
const browserTag = '@browser';

/** A test of Playwright, as far as it matters here. */
export interface TaggedTest {
  readonly tags: readonly string[];
}

/** Whether a run may install a browser, by who started it and where it goes. */
export interface RunStart {
  /** `npm run golden-path` was asked for the embedded stack. */
  readonly mayInstall: boolean;
  /** No addresses are given, so that the run tests nothing but this repository. */
  readonly startsStack: boolean;
}

/** Somebody else's target is asked and nothing is changed for it, not even this machine; and who wants no page needs no browser. Pure. */
export function mayPrepare({ mayInstall, startsStack }: RunStart, tests: readonly TaggedTest[]): boolean {
  return mayInstall && startsStack && tests.some(({ tags }) => tags.includes(browserTag));
}

/**
 * Before the first test of a run: installs a browser where the selected tests need one, none is found, and the run may. What becomes of
 * it is said; that there is none is for the tests to say, which need one.
 */
export async function prepareBrowser(
  tests: readonly TaggedTest[],
  say: (line: string) => void,
): Promise<void> {
  const run = runEnvironment.run;
  const startsStack = run !== undefined && readTarget(run.target).kind === 'starts-stack';
  if (!mayPrepare({ mayInstall: run?.mayInstall ?? false, startsStack }, tests)) return;
  if (findBrowser() !== undefined) return;
  const [{ installBrowser }, { thisInstaller }, { describeInstallation }] = await Promise.all([
    import('./install-browser.ts'),
    import('./this-installer.ts'),
    import('./describe-installation.ts'),
  ]);
  say(describeInstallation(await installBrowser(thisInstaller(say))));
}
