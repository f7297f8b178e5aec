import type { Browser, BrowserType } from '@playwright/test';
import type { TargetUrls } from '../../env/target.ts';
import { finding, FindingError, type Finding } from '../diagnosis/finding.ts';
import { browserMissing } from './browser-missing.ts';
import { evidenceLaunchOptions } from './evidence/evidence-launch-options.ts';
import { firstWords } from './first-words.ts';
import { launchFlags } from './launch-flags.ts';
import { searchForBrowser } from './search-for-browser.ts';
import { thisMachine } from './this-machine.ts';
import { trustedKeys } from './trusted-keys.ts';

/** A browser that has not started by then does not start, ms. */
const longestStartMs = 30_000;
const trustedKeysFlag = '--ignore-certificate-errors-spki-list';

/** What Chromium says on a machine where no window can be shown. */
const noScreen = /Missing X server|\$DISPLAY|cannot open display|Failed to connect to Wayland/i;

/** Starts the browser of this machine, for the hosts of a target. Rejects with `BROWSER_MISSING` when there is none, or it does not start. */
export async function launchChromium(
  { chromium }: { readonly chromium: BrowserType },
  headless: boolean,
  urls?: TargetUrls,
): Promise<Browser> {
  const search = searchForBrowser(thisMachine(), !headless);
  if (search.kind !== 'found') throw new FindingError(browserMissing(search));
  const { browser } = search;
  const keys = urls === undefined ? [] : await trustedKeys(urls);
  const args = [...launchFlags(), ...(keys.length === 0 ? [] : [`${trustedKeysFlag}=${keys.join(',')}`])];
  try {
    return await chromium.launch({
      executablePath: browser.executablePath,
      headless,
      args,
      // A window that a page opens by itself, unasked, is one that nobody watches.
      ignoreDefaultArgs: ['--disable-popup-blocking'],
      ...evidenceLaunchOptions(),
      chromiumSandbox: !args.includes('--no-sandbox'),
      timeout: longestStartMs,
    });
  } catch (error) {
    const said = firstWords(error);
    if (noScreen.test(said)) throw new FindingError(screenMissing(browser.executablePath, said));
    throw new FindingError(browserMissing({ kind: 'does-not-start', browser, said }));
  }
}

function screenMissing(program: string, said: string): Finding {
  return finding(
    'BROWSER_MISSING',
    `${program} is there, but cannot show a window, since there is no screen (DISPLAY): leave out --headed, --ui and PWDEBUG, or start this under \`xvfb-run\`.`,
    [`it said: ${said}`],
  );
}
