import { posix, win32 } from 'node:path';
import type { FoundBrowser } from './find-browser.ts';
import type { Machine } from './machine.ts';

/** The folder below that of the browser, and the program in it, by platform and processor (Playwright's own table of them). */
const programs: Readonly<Record<string, { readonly full: readonly string[]; readonly shell: string }>> = {
  'linux-x64': { full: ['chrome-linux64', 'chrome'], shell: 'chrome-headless-shell-linux64' },
  'linux-arm64': { full: ['chrome-linux-arm64', 'chrome'], shell: 'chrome-headless-shell-linux-arm64' },
  'darwin-x64': { full: ['chrome-mac-x64', ...macProgram()], shell: 'chrome-headless-shell-mac-x64' },
  'darwin-arm64': { full: ['chrome-mac-arm64', ...macProgram()], shell: 'chrome-headless-shell-mac-arm64' },
  'win32-x64': { full: ['chrome-win64', 'chrome.exe'], shell: 'chrome-headless-shell-win64' },
};

/**
 * Where Playwright keeps the Chromium that it is made for, without loading Playwright, which takes a third of a second: its small
 * headless build first, as Playwright prefers it, and the whole one. The small one cannot show a window.
 */
export function playwrightBrowsers(machine: Machine, headed: boolean): readonly FoundBrowser[] {
  const { platform, arch, playwrightRevision: revision } = machine;
  const program = programs[`${platform}-${arch}`];
  if (program === undefined || revision === undefined) return [];
  const path = platform === 'win32' ? win32 : posix;
  const folder = folderOf(machine);
  const shellProgram = platform === 'win32' ? 'chrome-headless-shell.exe' : 'chrome-headless-shell';
  const shell = path.join(folder, `chromium_headless_shell-${revision}`, program.shell, shellProgram);
  const full = path.join(folder, `chromium-${revision}`, ...program.full);
  return (headed ? [full] : [shell, full]).map((executablePath) => ({
    executablePath,
    name: "Playwright's Chromium",
  }));
}

function folderOf({ platform, home, startedIn, variables, playwrightPackage }: Machine): string {
  const path = platform === 'win32' ? win32 : posix;
  const { playwrightFolder, cacheFolder, localAppData } = variables;
  if (playwrightFolder === '0') return path.join(playwrightPackage, '.local-browsers');
  if (playwrightFolder !== undefined) return path.resolve(startedIn, playwrightFolder);
  if (platform === 'win32')
    return path.join(localAppData ?? path.join(home, 'AppData', 'Local'), 'ms-playwright');
  if (platform === 'darwin') return path.join(home, 'Library', 'Caches', 'ms-playwright');
  return path.join(cacheFolder ?? path.join(home, '.cache'), 'ms-playwright');
}

function macProgram(): readonly string[] {
  return ['Google Chrome for Testing.app', 'Contents', 'MacOS', 'Google Chrome for Testing'];
}
