import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser } from '@playwright/test';
import { launchChromium } from '../../../helpers/browser/launch-chromium.ts';
import { expect, test } from './command-test.ts';
import { root } from './run-suite.ts';

/** What a page asked for besides its own file, and what it complained of, with the network cut. */
async function lookAt(browser: Browser, path: string): Promise<{ asked: string[]; complaints: string[] }> {
  const context = await browser.newContext({ offline: true });
  try {
    const page = await context.newPage();
    const asked: string[] = [];
    const complaints: string[] = [];
    const own = pathToFileURL(path).href;
    page.on('request', (request) => {
      const url = request.url().replace(/#.*/, '');
      if (url !== own && !/^(?:data|blob):/.test(url)) asked.push(url);
    });
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(own, { waitUntil: 'load' });
    await expect(page.locator('body')).toHaveText(/\S/);
    // What is loaded later is loaded when the page has nothing left to do.
    await page.evaluate('new Promise((resolve) => requestIdleCallback(resolve))');
    return { asked, complaints };
  } finally {
    await context.close();
  }
}

async function report(words: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'helpers/allure/main.ts', '--no-open', ...words],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let [out, err] = ['', ''];
  child.stdout.on('data', (part) => (out += String(part)));
  child.stderr.on('data', (part) => (err += String(part)));
  const [code] = (await once(child, 'close')) as [number];
  return { code, out: out.trim(), err: err.trim() };
}

test.describe('pages of a run', () => {
  test('ask nobody for anything, and Allure tells each check by layer, subject and target', async ({
    playwrightTest,
  }) => {
    const run = await playwrightTest(['--grep', 'arrive in order within budget']);
    const folder = join(run.reports, 'runs', readdirSync(join(run.reports, 'runs'))[0] ?? '');

    const made = await report([folder]);

    expect(made).toEqual({ code: 0, out: join(folder, 'allure-report', 'index.html'), err: '' });
    const results = readdirSync(join(folder, 'allure')).filter((name) => name.endsWith('-result.json'));
    expect(results.length).toBeGreaterThan(0);
    const result = JSON.parse(readFileSync(join(folder, 'allure', results[0] ?? ''), 'utf8')) as {
      labels: { name: string; value: string }[];
      parameters: object[];
    };
    expect(result.parameters).toContainEqual({ name: 'target', value: 'embedded' });
    expect(result.labels.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['epic', 'feature', 'story', 'severity', 'verdict']),
    );
    const history = join(run.reports, 'history', 'allure-embedded.jsonl');
    expect(readFileSync(history, 'utf8').trim().split('\n')).toHaveLength(1);
    // Asked for once more, the page is the same and the history does not count the run twice.
    expect(await report([folder])).toEqual(made);
    expect(readFileSync(history, 'utf8').trim().split('\n')).toHaveLength(1);

    const browser = await launchChromium({ chromium }, true);
    try {
      for (const page of ['index.html', 'html/index.html', 'allure-report/index.html']) {
        const seen = await lookAt(browser, join(folder, page));
        expect(seen, page).toEqual({ asked: [], complaints: [] });
      }
      // The same page with what was taken out of it is seen to ask.
      const told = join(folder, 'allure-report', 'told.html');
      const tag = '<script async src="https://counter.example/gtag/js?id=1"></script>';
      writeFileSync(
        told,
        readFileSync(made.out, 'utf8')
          .replace(/<meta http-equiv[^>]*>/, '')
          .replace('</body>', `${tag}</body>`),
      );
      expect((await lookAt(browser, told)).asked).toEqual(['https://counter.example/gtag/js?id=1']);
    } finally {
      await browser.close();
    }
  });

  test('that cannot be written end the run as a mistake of ours, in its verdict as well', async ({
    folder,
    playwrightTest,
  }) => {
    // Where the page has to be put stands a folder with something in it.
    mkdirSync(join(folder, 'reports-1', 'latest.html', 'of somebody else'), { recursive: true });
    const run = await playwrightTest(['--grep', 'arrive in order within budget']);

    expect(run).toConclude({
      exitCode: 1,
      verdict: 'HARNESS_ERROR',
      code: 'HARNESS_ERROR',
      claim: 'SELF-CHECK HARNESS_ERROR: the suite itself broke. No product was tested.',
    });
    expect(run.verdict?.headline?.sentence).toMatch(/Its pages could not be written: .*latest\.html/);
  });

  test('are not made of what is no run, and one sentence says so', async ({ folder }) => {
    const nowhere = join(folder, 'nowhere');
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    writeFileSync(join(empty, 'verdict.json'), '{}');

    expect(await report([nowhere])).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/^"[^"]*nowhere" is no finished run: .*\.$/),
    });
    expect(await report([empty])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^There are no results of Allure in .*empty: .*\.$/),
    });
    expect((await report([nowhere, empty])).err).toMatch(/^One run at a time\. npm run report/);
    expect(existsSync(join(empty, 'allure-report'))).toBe(false);
  });
});
