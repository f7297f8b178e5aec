/**
 * `npm run setup`: finds the browser that the page checks use, and installs one where there is none. The last line says what was found
 * or installed, and where. Exit code 0 only when there is one that starts, 2 when it was asked wrongly.
 */
import { describeInstallation } from './describe-installation.ts';
import { installBrowser } from './install-browser.ts';
import { thisInstaller } from './this-installer.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

if (process.argv.length > 2) {
  process.stderr.write('npm run setup takes no words: it finds a browser, or installs one.\n');
  process.exit(2);
}
const installation = await installBrowser(thisInstaller(say), { proven: true });
say(describeInstallation(installation));
process.exitCode = installation.kind === 'missing' ? 1 : 0;
