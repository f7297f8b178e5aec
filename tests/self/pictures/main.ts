/**
 * `npm run pictures`: takes the pictures in docs/pictures anew, all of them or those of `chat`, `runs` or `trends` alone. The chat page is the
 * real one before the embedded stack: nothing in its pictures depends on the hour or on chance; another font or browser draws them a
 * little differently. The pages of runs come from real runs, which takes some minutes.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from '@playwright/test';
import { launchChromium } from '../../../helpers/browser/launch-chromium.ts';
import { pageStates, stateFaults } from '../chat-page/page-states.ts';
import { servePage } from '../chat-page/serve-page.ts';
import { takeRunPages } from './take-run-pages.ts';
import { takeTrendsPictures } from './take-trends-pictures.ts';

const folder = fileURLToPath(new URL('../../../docs/pictures/', import.meta.url));
/** The states that are pictured, with the end of the file's name, and whether it is taken in the dark as well. */
const pictured: Readonly<Record<string, readonly [file: string, isDarkToo: boolean]>> = {
  login: ['login', false],
  chat: ['empty', false],
  thinking: ['thinking', true],
  'second turn': ['answered', true],
  reconnecting: ['reconnecting', false],
  'agent error': ['error', false],
};

async function takePictures(): Promise<number> {
  mkdirSync(folder, { recursive: true });
  // Without a pace what took how long is always the same: nothing.
  const served = await servePage({ paceMs: 0 }, stateFaults);
  const browser = await launchChromium({ chromium }, true);
  let taken = 0;
  try {
    const page = await browser.newPage({ viewport: { width: 920, height: 600 }, reducedMotion: 'reduce' });
    for (const { name, reach } of pageStates) {
      await reach(page, served);
      const [file, isDarkToo] = pictured[name] ?? [];
      if (file === undefined) continue;
      const schemes = isDarkToo === true ? (['light', 'dark'] as const) : (['light'] as const);
      for (const colorScheme of schemes) {
        await page.emulateMedia({ colorScheme });
        const path = join(folder, `chat-${file}${colorScheme === 'dark' ? '-dark' : ''}.png`);
        await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
        taken += 1;
      }
      await page.emulateMedia({ colorScheme: 'light' });
    }
  } finally {
    await browser.close();
    await served.stop();
  }
  return taken;
}

async function takeAll(take: (browser: Browser, folder: string) => Promise<number>): Promise<number> {
  const browser = await launchChromium({ chromium }, true);
  try {
    return await take(browser, folder);
  } finally {
    await browser.close();
  }
}

const parts: Readonly<Record<string, () => Promise<number>>> = {
  chat: takePictures,
  runs: () => takeAll(takeRunPages),
  trends: () => takeAll(takeTrendsPictures),
};
const [which, ...more] = process.argv.slice(2);
if (more.length > 0 || (which !== undefined && !Object.hasOwn(parts, which))) {
  process.stderr.write(`Say one of ${Object.keys(parts).join(', ')}, or nothing for all pictures.\n`);
  process.exit(2);
}
let taken = 0;
for (const [name, take] of Object.entries(parts))
  if (which === undefined || which === name) taken += await take();
process.stdout.write(`${taken} pictures in docs/pictures\n`);
