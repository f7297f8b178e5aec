import type { Page, TestInfo } from '@playwright/test';
import { redactReportText } from '../../reporting/redact-report-text.ts';
import { attachFile } from './attach-file.ts';
import { inTime } from './in-time.ts';
import { takePicture, type Picture } from './take-picture.ts';

/** A page that hangs does not hold up its test for longer, ms. */
const longestWaitMs = 5_000;

/** Attaches a picture of what a page shows now, without secrets, or a sentence why there is none. Never rejects for want of a picture. */
export async function attachPicture(testInfo: TestInfo, name: string, page: Page): Promise<void> {
  const picture = await pictureOf(page);
  if ('refusal' in picture) {
    await testInfo.attach(name, { body: picture.refusal, contentType: 'text/plain' });
    return;
  }
  await attachFile(testInfo, { name, bytes: picture.jpeg, ending: 'jpeg', contentType: 'image/jpeg' });
}

async function pictureOf(page: Page): Promise<Picture> {
  try {
    const picture = await inTime(takePicture(page), longestWaitMs);
    return picture ?? { refusal: `There is no picture: the page did not answer within ${longestWaitMs} ms.` };
  } catch (error) {
    return { refusal: `There is no picture: ${redactReportText(String(error))}` };
  }
}
