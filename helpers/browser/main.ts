/**
 * `npm run setup`: finds the browser that the page checks use, and installs one where there is none. The last line says what was found
 * or installed, and where. Exit code 0 only when there is one that starts.
 */
import { describeInstallation } from './describe-installation.ts';
import { installBrowser } from './install-browser.ts';
import { thisInstaller } from './this-installer.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const installation = await installBrowser(thisInstaller(say), { proven: true });
say(describeInstallation(installation));
process.exitCode = installation.kind === 'missing' ? 1 : 0;
