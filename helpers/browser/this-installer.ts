import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runEnvironment } from '../../env/run-environment.ts';
import { complaintOf } from './complaint-of.ts';
import type { Installer } from './install-browser.ts';
import { installWays } from './install-ways.ts';
import { runInstallStep } from './run-install-step.ts';
import { searchForBrowser } from './search-for-browser.ts';
import { thisMachine } from './this-machine.ts';

const playwright = fileURLToPath(new URL('../../node_modules/@playwright/test/cli.js', import.meta.url));
const osRelease = '/etc/os-release';
const snapService = '/run/snapd.socket';

/** Installs on the machine that this process runs on. `say` gets one line at a time. */
export function thisInstaller(say: (line: string) => void): Installer {
  const { ways, closed } = installWays({
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    osRelease: existsSync(osRelease) ? readFileSync(osRelease, 'utf8') : '',
    hasSnapService: existsSync(snapService),
    node: process.execPath,
    playwright,
  });
  return {
    search: () => searchForBrowser(thisMachine()),
    setting: runEnvironment.browser.install,
    ways,
    closed,
    run: (step) => runInstallStep(step, (line) => say(`  ${line}`)),
    complaintOf,
    say,
  };
}
