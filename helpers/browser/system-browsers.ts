import { posix, win32 } from 'node:path';
import type { FoundBrowser } from './find-browser.ts';
import type { Machine } from './machine.ts';

const chromium = 'Chromium';
const chrome = 'Google Chrome';
const edge = 'Microsoft Edge';

/** Names of programs that are looked for in PATH, on Linux. */
const linuxPrograms = [
  ['chromium', chromium],
  ['chromium-browser', chromium],
  ['google-chrome-stable', chrome],
  ['google-chrome', chrome],
  ['microsoft-edge-stable', edge],
  ['microsoft-edge', edge],
] as const;
const linuxFolders = ['/usr/bin', '/usr/local/bin'];
const linuxPlaces = [
  ['/usr/lib/chromium/chromium', chromium],
  ['/opt/google/chrome/chrome', chrome],
  ['/opt/microsoft/msedge/msedge', edge],
] as const;
/** After all others: what snap installs runs fenced off from most folders. */
const snapFolder = '/snap/bin';

const macPlaces = [
  ['Chromium.app/Contents/MacOS/Chromium', chromium],
  ['Google Chrome.app/Contents/MacOS/Google Chrome', chrome],
  ['Microsoft Edge.app/Contents/MacOS/Microsoft Edge', edge],
] as const;
const windowsPlaces = [
  [['Chromium', 'Application', 'chrome.exe'], chromium],
  [['Google', 'Chrome', 'Application', 'chrome.exe'], chrome],
  [['Microsoft', 'Edge', 'Application', 'msedge.exe'], edge],
] as const;

/** Where a Chromium, Chrome or Edge that was installed for the whole machine or for the user may stand, best first. */
export function systemBrowsers(machine: Machine): readonly FoundBrowser[] {
  if (machine.platform === 'win32') return onWindows(machine);
  if (machine.platform === 'darwin') return onMac(machine);
  return onLinux(machine);
}

function onLinux({ variables }: Machine): readonly FoundBrowser[] {
  const inPath = variables.searchPath.split(':').filter((folder) => folder.startsWith('/'));
  const folders = [...new Set([...inPath, ...linuxFolders])].filter((folder) => folder !== snapFolder);
  const byName = linuxPrograms.flatMap(([program, name]) =>
    folders.map((folder) => ({ executablePath: posix.join(folder, program), name })),
  );
  const byPlace = linuxPlaces.map(([executablePath, name]) => ({ executablePath, name }));
  return [...byName, ...byPlace, { executablePath: posix.join(snapFolder, 'chromium'), name: chromium }];
}

function onMac({ home }: Machine): readonly FoundBrowser[] {
  return macPlaces.flatMap(([place, name]) =>
    ['/Applications', posix.join(home, 'Applications')].map((folder) => ({
      executablePath: posix.join(folder, place),
      name,
    })),
  );
}

function onWindows({ home, variables }: Machine): readonly FoundBrowser[] {
  const own = variables.localAppData ?? win32.join(home, 'AppData', 'Local');
  return windowsPlaces.flatMap(([place, name]) =>
    [...variables.programFolders, own].map((folder) => ({
      executablePath: win32.join(folder, ...place),
      name,
    })),
  );
}
