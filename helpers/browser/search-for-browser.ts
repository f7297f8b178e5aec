import { posix, win32 } from 'node:path';
import type { FoundBrowser } from './find-browser.ts';
import type { Machine } from './machine.ts';
import { playwrightBrowsers } from './playwright-browsers.ts';
import { systemBrowsers } from './system-browsers.ts';

/** What came of looking for a browser. */
export type BrowserSearch =
  | { readonly kind: 'found'; readonly browser: FoundBrowser }
  /** Nothing is there; `lookedAt` are the places, best first. */
  | { readonly kind: 'none'; readonly lookedAt: readonly string[] }
  /** `GOLDEN_PATH_BROWSER` names something else than a program; `problem` finishes "… names <path>, which". */
  | { readonly kind: 'wrong-setting'; readonly named: string; readonly problem: string };

/**
 * The browser of a machine: the one that `GOLDEN_PATH_BROWSER` names and no other; else Playwright's own Chromium; else the system's
 * Chromium, Chrome or Edge. Pure over what it is told of the machine; starts nothing.
 */
export function searchForBrowser(machine: Machine, headed = false): BrowserSearch {
  const { named } = machine.variables;
  if (named !== undefined) return searchForNamed(machine, named);
  const candidates = [...playwrightBrowsers(machine, headed), ...systemBrowsers(machine)];
  const browser = candidates.find(
    ({ executablePath }) =>
      machine.kindOf(executablePath) === 'program' && !leadsNowhere(machine, executablePath),
  );
  if (browser !== undefined) return { kind: 'found', browser };
  return { kind: 'none', lookedAt: candidates.map(({ executablePath }) => executablePath) };
}

function searchForNamed(machine: Machine, named: string): BrowserSearch {
  const path = machine.platform === 'win32' ? win32 : posix;
  const executablePath = path.resolve(machine.startedIn, named);
  const problems = { nothing: 'is not there', folder: 'is a folder', file: 'is no program' } as const;
  const kind = machine.kindOf(executablePath);
  if (kind !== 'program') return { kind: 'wrong-setting', named, problem: problems[kind] };
  return { kind: 'found', browser: { executablePath, name: 'the browser that GOLDEN_PATH_BROWSER names' } };
}

/** Ubuntu's package of Chromium is a script that only says to install the snap; it is a browser when the snap is there. */
function leadsNowhere(machine: Machine, path: string): boolean {
  const snap = '/snap/bin/chromium';
  if (machine.platform !== 'linux' || !/\/chromium(?:-browser)?$/.test(path) || path === snap) return false;
  return machine.startOf(path).includes(snap) && machine.kindOf(snap) !== 'program';
}
