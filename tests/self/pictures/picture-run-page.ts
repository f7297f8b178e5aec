import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from '@playwright/test';

/** How a page is pictured. */
interface Look {
  readonly file: string;
  readonly width: number;
  readonly height: number;
  readonly colorScheme: 'light' | 'dark';
}

/** Besides in the light on a wide screen. */
const looks: Readonly<Record<string, readonly Look[]>> = {
  red: [{ file: 'red-phone', width: 390, height: 1400, colorScheme: 'light' }],
  green: [{ file: 'green-dark', width: 1100, height: 1300, colorScheme: 'dark' }],
};

/** Takes the pictures of the page of a run of this name: its beginning, which says what there is to say. Answers how many. */
export async function pictureRunPage(
  browser: Browser,
  page: string,
  name: string,
  folder: string,
): Promise<number> {
  const wide: Look = { file: name, width: 1100, height: 1300, colorScheme: 'light' };
  const all = [wide, ...(looks[name] ?? [])];
  for (const look of all) await takePicture(browser, page, look, folder);
  return all.length;
}

async function takePicture(browser: Browser, file: string, look: Look, folder: string): Promise<void> {
  const { width, height, colorScheme } = look;
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, offline: true });
  const page = await context.newPage();
  await page.goto(pathToFileURL(file).href);
  await page.screenshot({ path: join(folder, `run-page-${look.file}.png`) });
  await context.close();
}
