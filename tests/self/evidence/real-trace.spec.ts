import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { PageEvidence } from '../../../helpers/browser/evidence/page-evidence.ts';
import { privateFolder } from '../../../helpers/browser/evidence/private-folder.ts';
import { redactArchive } from '../../../helpers/browser/evidence/redact-archive.ts';
import { unzip } from '../../../helpers/canary/unzip.ts';
import { knownForms } from '../../../helpers/reporting/redact.ts';
import { findPlanted } from '../unit/browser/evidence/planted.ts';
import { test } from './evidence-test.ts';
import { loadTrace } from './load-trace.ts';
import { logInByForm } from './log-in-by-form.ts';

test.describe('trace of a real login', () => {
  test('holds its secrets raw, none of them redacted, and opens in the viewer all the same', async ({
    chrome,
    stack,
  }) => {
    const folder = mkdtempSync(join(tmpdir(), 'golden-path-raw-'));
    const context = await chrome.newContext();
    try {
      await context.tracing.start({ snapshots: true });
      const canaries = await logInByForm(await context.newPage(), stack.urls);
      await context.tracing.stop({ path: join(folder, 'raw.zip') });
      const raw = readFileSync(join(folder, 'raw.zip'));
      const { zip, entriesDropped, linesDropped } = redactArchive(raw);

      for (const secret of Object.values(canaries)) {
        expect(findPlanted(raw, secret)).not.toEqual([]);
        expect(findPlanted(zip, secret)).toEqual([]);
      }
      expect([entriesDropped, linesDropped]).toEqual([0, 0]);
      const entries = (archive: Buffer): readonly string[] => [...unzip(archive)].map(([name]) => name);
      expect(entries(Buffer.from(zip))).toEqual(entries(raw));
      const [before, after] = [await loadTrace(raw), await loadTrace(zip)];
      expect(after.actions.length).toBeGreaterThan(5);
      expect(after.requests.length).toBeGreaterThan(5);
      expect(after).toEqual(before);
      expect(after.missing).toEqual([]);
    } finally {
      await context.close();
      rmSync(folder, { recursive: true });
    }
  });
});

test.describe('evidence of a failed page', () => {
  test('is a trace, a picture and what was shown, without a secret', async ({ chrome, stack, suiteTest }) => {
    const { testInfo, attached } = suiteTest;
    const context = await chrome.newContext();
    const evidence = await PageEvidence.start(context, testInfo);
    const page = await context.newPage();
    const canaries = await logInByForm(page, stack.urls);
    // Only the page has logged in, and nobody was told its tokens.
    expect(knownForms()).toContain(canaries.accessToken);
    expect(knownForms()).toContain(canaries.refreshToken);
    // eslint-disable-next-line no-console -- it runs in the page
    await page.evaluate((token) => console.error(`rejected: ${token}`), canaries.refreshToken);
    await evidence.end(true);
    await context.close();

    expect(attached.map(({ name, contentType }) => [name, contentType])).toEqual([
      ['trace', 'application/zip'],
      ['screenshot-1', 'image/jpeg'],
      ['page-shown-1', 'text/plain'],
    ]);
    const [trace, picture, words] = attached;
    for (const secret of Object.values(canaries)) {
      expect(findPlanted(trace?.body ?? Buffer.alloc(0), secret)).toEqual([]);
      expect(words?.body.toString()).not.toContain(secret);
    }
    expect(words?.body.toString()).toContain('Analysis Complete');
    expect(words?.body.toString()).toContain('- rejected: [redacted]');
    expect(picture?.body.length).toBeLessThan(120_000);
    expect(readdirSync(privateFolder())).toEqual([]);
  });

  test('is nothing when the test did as expected', async ({ chrome, stack, suiteTest }) => {
    const context = await chrome.newContext();
    const evidence = await PageEvidence.start(context, suiteTest.testInfo);
    await (await context.newPage()).goto(stack.urls.frontend);
    await evidence.end(false);
    await context.close();

    expect(suiteTest.attached).toEqual([]);
    expect(readdirSync(privateFolder())).toEqual([]);
  });

  test('is said in words when the page is gone', async ({ chrome, stack, suiteTest }) => {
    const context = await chrome.newContext();
    const evidence = await PageEvidence.start(context, suiteTest.testInfo);
    await (await context.newPage()).goto(stack.urls.frontend);
    await context.close();
    await evidence.end(true);

    expect(suiteTest.attached.map(({ name }) => name)).toEqual(['trace-missing']);
    expect(suiteTest.attached[0]?.body.toString()).toMatch(/^There is no trace of the page: /);
  });

  test('lacks the trace alone when Playwright records by itself', async ({ chrome, stack, suiteTest }) => {
    const context = await chrome.newContext();
    await context.tracing.start();
    const evidence = await PageEvidence.start(context, suiteTest.testInfo);
    await (await context.newPage()).goto(stack.urls.frontend);
    await evidence.end(true);
    await context.close();

    expect(suiteTest.attached.map(({ name }) => name)).toEqual([
      'trace-missing',
      'screenshot-1',
      'page-shown-1',
    ]);
  });
});
