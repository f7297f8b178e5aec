import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { soughtForms } from '../../../helpers/canary/sought-forms.ts';
import { commands, type SuiteRun } from '../command/run-suite.ts';
import { expect, test as base } from '../command/command-test.ts';
import { findTexts } from '../command/find-texts.ts';
import { findMeanwhile } from './find-meanwhile.ts';

const password = 'Canary-pw-81/+"q7Lm';
const token = [
  Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url'),
  Buffer.from('{"sub":"canary","iss":"auth"}').toString('base64url'),
  'dBjftJeZ4CVPmB92K27uhbUJU1p1r_wW1gFWFOEjXk',
].join('.');

interface LeakyRun extends SuiteRun {
  /** What stood below its reports at any time while it ran. */
  readonly meanwhile: readonly string[];
  readonly looks: number;
}

const sought = [...soughtForms(password, 'password'), ...soughtForms(token, 'token')];

const html = `<title>Leaky</title><label>Password <input type="password"></label>
  <label>Note <input></label><label style="display: none">Hidden <input></label>`;

const leakyWords = [
  ...commands.playwright,
  '--config=tests/self/evidence/leaky/playwright.config.ts',
] as const;

function secretsFor(page: string): Readonly<Record<string, string>> {
  return { LEAKY_PAGE: page, LEAKY_PASSWORD: password, LEAKY_TOKEN: token, FORCE_COLOR: '1' };
}

interface LeaksFixtures {
  /** Address of a page with fields. */
  leakyPage: string;
  /** Runs the test that gives everything away, to its end. */
  leaky: (settings: Readonly<Record<string, string>>) => Promise<LeakyRun>;
}

const test = base.extend<LeaksFixtures>({
  leakyPage: async ({}, use) => {
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end(html);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    server.closeAllConnections();
    server.close();
  },

  leaky: async ({ start, folder, leakyPage }, use) => {
    await use(async (settings) => {
      const { ended } = start(leakyWords, { ...secretsFor(leakyPage), ...settings });
      const { found, looks } = await findMeanwhile(folder, sought, ended);
      return { ...(await ended), meanwhile: found, looks };
    });
  },
});

test.describe('reports of a test that gives everything away', () => {
  test('hold every secret when Playwright alone writes them, so that the search is known to find it', async ({
    leaky,
  }) => {
    const run = await leaky({ LEAKY_PLAIN: '1' });
    const found = findTexts(run.reports, sought);

    for (const place of [
      /^html\/index\.html!/,
      /^junit\.xml/,
      /^results\.json/,
      /^allure\//,
      /error-context/,
    ]) {
      expect(found).toContainEqual(expect.stringMatching(place));
    }
    expect(run.output).toContain(password);
    // The difference of two texts is coloured in its middle.
    expect(run.output).toContain('\u001b[7m');
    expect(run.output).toContain(token);
  });

  test('hold none when its context is watched for evidence', async ({ leaky }) => {
    const run = await leaky({});

    expect(run.exitCode).toBe(1);
    expect(findTexts(run.reports, sought)).toEqual([]);
    expect(run.looks).toBeGreaterThan(10);
    expect(run.meanwhile).toEqual([]);
    const printed = stripVTControlCharacters(run.output);
    for (const { text } of sought) expect(printed).not.toContain(text);
    // What is left in their place stands everywhere where they would have stood.
    const left = findTexts(run.reports, [{ text: '[redacted]', name: 'a mark' }]);
    for (const place of [
      /^html\/index\.html!/,
      /^junit\.xml/,
      /^results\.json/,
      /^allure\//,
      /error-context/,
      /\.zip!trace\.trace/,
    ]) {
      expect(left).toContainEqual(expect.stringMatching(place));
    }
  });
});

test.describe('run that is ended by Ctrl-C', () => {
  test('leaves nothing of what it recorded, neither in its reports nor elsewhere', async ({
    leakyPage,
    start,
    folder,
  }) => {
    const elsewhere = join(folder, 'temporary');
    mkdirSync(elsewhere);
    const { pid, ended } = start(leakyWords, {
      ...secretsFor(leakyPage),
      LEAKY_HANG: '1',
      TMPDIR: elsewhere,
    });
    const own = (): readonly string[] =>
      readdirSync(elsewhere)
        .filter((name) => name.startsWith('golden-path-evidence-'))
        .map((name) => join(elsewhere, name));
    const recorded = (): readonly string[] => own().flatMap((place) => findTexts(place, sought));
    await expect.poll(() => recorded().length, { timeout: 30_000 }).toBeGreaterThan(0);
    expect(own().map((place) => statSync(place).mode & 0o777)).toEqual([0o700]);
    process.kill(-pid, 'SIGINT');
    const run = await ended;

    expect(run.exitCode).toBe(130);
    expect(own()).toEqual([]);
    expect(findTexts(run.reports, sought)).toEqual([]);
  });
});
