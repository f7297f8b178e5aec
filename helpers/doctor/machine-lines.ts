import { existsSync } from 'node:fs';
import { runEnvironment } from '../../env/run-environment.ts';
import { searchForBrowser } from '../browser/search-for-browser.ts';
import { thisMachine } from '../browser/this-machine.ts';
import { note, right, wrong, type DoctorLine } from './doctor-line.ts';

/** What this machine brings along: Node (an older one was turned away by the starter), a browser, authorities of its own. */
export function machineLines(): readonly DoctorLine[] {
  return [right('Node', process.versions.node), browserLine(), ...authorityLines()];
}

/** Only the checks of the chat page need one, so that a missing one is no fault; a setting that names none is. */
function browserLine(): DoctorLine {
  const search = searchForBrowser(thisMachine());
  if (search.kind === 'found')
    return right('browser', `${search.browser.name} at ${search.browser.executablePath}`);
  return search.kind === 'none'
    ? note('browser', 'no Chromium, Chrome or Edge; only checks of the page need one: npm run setup')
    : wrong(
        'browser',
        `GOLDEN_PATH_BROWSER names ${search.named}, which ${search.problem}`,
        'Correct it, or unset it and run `npm run setup`.',
      );
}

/** Node says nothing but a warning, once, when the file is not there. */
function authorityLines(): readonly DoctorLine[] {
  const file = runEnvironment.extraAuthorities;
  if (file === undefined) return [];
  return existsSync(file)
    ? [right('authorities', `those of Node, and NODE_EXTRA_CA_CERTS = ${file}`)]
    : [
        wrong(
          'authorities',
          `NODE_EXTRA_CA_CERTS names ${file}, which is not there`,
          'Correct or unset NODE_EXTRA_CA_CERTS.',
        ),
      ];
}
