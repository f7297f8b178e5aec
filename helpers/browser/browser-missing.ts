import { browserVariable } from '../../env/browser-variables.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import type { FoundBrowser } from './find-browser.ts';
import type { BrowserSearch } from './search-for-browser.ts';

/** Why no browser can be used: what came of looking for one, or one that is there and does not start. */
export type BrowserTrouble =
  | Exclude<BrowserSearch, { readonly kind: 'found' }>
  /** `said` is the first line of what the browser wrote (`firstWords`). */
  | { readonly kind: 'does-not-start'; readonly browser: FoundBrowser; readonly said: string };

/** Long lists of places help nobody. */
const shownPlaces = 3;

/** `BROWSER_MISSING`: in one sentence why, and both remedies. Pure. */
export function browserMissing(trouble: BrowserTrouble): Finding {
  if (trouble.kind === 'none') {
    return finding(
      'BROWSER_MISSING',
      `No Chromium, Chrome or Edge was found: run \`npm run setup\`, which installs one, or name the program of one with ${browserVariable}.`,
      describePlaces(trouble.lookedAt),
    );
  }
  if (trouble.kind === 'wrong-setting') {
    const { named, problem } = trouble;
    return finding(
      'BROWSER_MISSING',
      `${browserVariable} names ${named}, which ${problem}: name the program of a Chromium, Chrome or Edge there, or unset it and run \`npm run setup\`, which finds or installs one.`,
    );
  }
  const { browser, said } = trouble;
  return finding(
    'BROWSER_MISSING',
    `${browser.executablePath} (${browser.name}) does not start: run \`npm run setup\`, which adds what it lacks or installs another, or name the program of another with ${browserVariable}.`,
    [`it said: ${said}`],
  );
}

function describePlaces(places: readonly string[]): readonly string[] {
  if (places.length === 0) return [];
  const others = places.length - shownPlaces;
  const shown = places.slice(0, shownPlaces).join(', ');
  return [`looked for ${shown}${others > 0 ? ` and in ${others} other places` : ''}`];
}
