import { searchForBrowser } from './search-for-browser.ts';
import { thisMachine } from './this-machine.ts';

/** A browser of this machine. */
export interface FoundBrowser {
  readonly executablePath: string;
  /** What it is, for people: `Chromium`, `Google Chrome`, `Playwright's Chromium`, … */
  readonly name: string;
}

/**
 * The browser that page checks use; undefined where there is none, and where `GOLDEN_PATH_BROWSER` names none (`browserMissing` says
 * which). A few milliseconds; no process is started. `headed` leaves out what cannot show a window.
 */
export function findBrowser({ headed = false }: { readonly headed?: boolean } = {}):
  FoundBrowser | undefined {
  const search = searchForBrowser(thisMachine(), headed);
  return search.kind === 'found' ? search.browser : undefined;
}
