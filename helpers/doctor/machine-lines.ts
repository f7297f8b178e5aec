import { existsSync } from 'node:fs';
import { runEnvironment } from '../../env/run-environment.ts';
import { note, right, wrong, type DoctorLine } from './doctor-line.ts';

/** What this machine brings along: Node (an older one was turned away by the starter), a browser, authorities of its own. */
export async function machineLines(): Promise<readonly DoctorLine[]> {
  return [right('Node', process.versions.node), await browserLine(), ...authorityLines()];
}

/** Only the checks of the chat page need one, so that a missing one is no fault. */
async function browserLine(): Promise<DoctorLine> {
  const { chromium } = await import('@playwright/test');
  const file = chromium.executablePath();
  return existsSync(file)
    ? right('browser', `Chromium at ${file}`)
    : note('browser', 'no Chromium; only checks of the page need it: npx playwright install chromium');
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
