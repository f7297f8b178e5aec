import type { Page } from '@playwright/test';
import { shownSecrets } from './shown-secrets.ts';

/** A picture, or the sentence why there is none. */
export type Picture = { readonly jpeg: Buffer } | { readonly refusal: string };

/** A page that hangs does not hold up the end of a test for longer, ms. */
const timeoutMs = 3_000;

const unsafe: Picture = {
  refusal:
    'No picture was taken: the page shows a token, a password or a key at a place that cannot be covered. Its text is attached, without the secret.',
};

/**
 * A picture of what the window of a page shows, small (JPEG, the visible part). Password fields and every element that shows a secret
 * are covered; where one cannot be, no picture is taken. The page is asked before and after, since it may change in between.
 * What is only drawn (a canvas, an image) cannot be read, and is not looked for.
 */
export async function takePicture(page: Page): Promise<Picture> {
  const before = await shownSecrets(page);
  if (before.isElsewhere) return unsafe;
  const covered = before.places.map((place) => page.locator(`xpath=(/descendant-or-self::*)[${place}]`));
  const jpeg = await page.screenshot({
    type: 'jpeg',
    quality: 60,
    scale: 'css',
    animations: 'disabled',
    mask: [page.locator('input[type=password]'), ...covered],
    timeout: timeoutMs,
  });
  const after = await shownSecrets(page);
  const isCovered = after.places.every((place) => before.places.includes(place));
  return isCovered && !after.isElsewhere ? { jpeg } : unsafe;
}
