import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { describeInstallation } from '../../../../helpers/browser/describe-installation.ts';
import { installBrowser, type Installer } from '../../../../helpers/browser/install-browser.ts';
import { installWays } from '../../../../helpers/browser/install-ways.ts';
import type { StepOutcome } from '../../../../helpers/browser/run-install-step.ts';
import type { BrowserSearch } from '../../../../helpers/browser/search-for-browser.ts';

const chromium = { executablePath: '/usr/bin/chromium', name: 'Chromium' };
const found: BrowserSearch = { kind: 'found', browser: chromium };
const none: BrowserSearch = { kind: 'none', lookedAt: ['/usr/bin/chromium'] };
const { ways } = installWays({
  platform: 'linux',
  isRoot: true,
  osRelease: 'ID=debian',
  hasSnapService: false,
  node: 'node',
  playwright: 'cli.js',
});

/** A machine that has a browser once `bringsIt` has run without a problem; everything that happens is noted. */
function tryIt(made: {
  readonly search?: BrowserSearch;
  readonly setting?: string;
  readonly closed?: readonly string[];
  /** A word of the command that brings a browser. */
  readonly bringsIt?: string;
  readonly outcome?: (command: string) => StepOutcome;
  /** What the browser says instead of starting, until a command with this word has run. */
  readonly complaint?: { readonly text: string; readonly untilRan: string };
}): { readonly installer: Installer; readonly ran: string[]; readonly said: string[] } {
  const ran: string[] = [];
  const said: string[] = [];
  let state = made.search ?? none;
  const hasRun = (word: string): boolean => ran.some((command) => command.split(' ').includes(word));
  return {
    ran,
    said,
    installer: {
      search: () => state,
      setting: made.setting,
      ways,
      closed: made.closed ?? [],
      run: async ({ program, words }) => {
        const command = [program, ...words].join(' ');
        ran.push(command);
        const outcome = made.outcome?.(command) ?? { said: [] };
        const brings = made.bringsIt !== undefined && command.includes(made.bringsIt);
        if (brings && outcome.problem === undefined) state = found;
        return outcome;
      },
      complaintOf: async () => {
        const { complaint } = made;
        return complaint !== undefined && !hasRun(complaint.untilRan) ? complaint.text : undefined;
      },
      say: (line) => void said.push(line),
    },
  };
}

describe('installing a browser', () => {
  test('does nothing where one is found', async () => {
    const { installer, ran, said } = tryIt({ search: found });

    assert.deepEqual(await installBrowser(installer), { kind: 'found', browser: chromium });
    assert.deepEqual([ran, said], [[], []]);
  });

  test('says what it does before it does it, and who brought it', async () => {
    const { installer, said } = tryIt({ bringsIt: 'cli.js install chromium' });
    const installation = await installBrowser(installer);

    assert.deepEqual(installation, { kind: 'installed', browser: chromium, by: 'Playwright' });
    assert.match(said.join('\n'), /^No browser was found: Playwright downloads its Chromium/);
    assert.equal(
      describeInstallation(installation),
      'Playwright installed Chromium at /usr/bin/chromium; the page checks use it.',
    );
  });

  test('goes on to the next way when one fails, and says why', async () => {
    const { installer, ran, said } = tryIt({
      bringsIt: 'apt-get',
      outcome: (command) =>
        command.startsWith('node')
          ? { said: [], problem: 'getaddrinfo ENOTFOUND cdn.example' }
          : { said: [] },
    });
    const installation = await installBrowser(installer);

    assert.equal(installation.kind === 'installed' && installation.by, 'apt-get');
    assert.equal(ran.length, 3);
    assert.equal(said[1], 'Playwright could not: getaddrinfo ENOTFOUND cdn.example.');
    assert.match(said[2] ?? '', /^No browser was found: apt-get installs the package chromium/);
  });

  test('installs although the lists of packages cannot be renewed', async () => {
    const { installer } = tryIt({
      bringsIt: 'apt-get -o DPkg::Lock::Timeout=60 install',
      outcome: (command) =>
        command.includes(' install ') && command.startsWith('apt')
          ? { said: [] }
          : { said: [], problem: 'off' },
    });
    assert.equal((await installBrowser(installer)).kind, 'installed');
  });

  test('adds what a downloaded browser lacks before another way is tried', async () => {
    const { installer, ran, said } = tryIt({
      bringsIt: 'cli.js install chromium',
      complaint: { text: 'libnss3.so is missing', untilRan: 'install-deps' },
    });
    const installation = await installBrowser(installer);

    assert.equal(installation.kind === 'installed' && installation.by, 'Playwright');
    assert.deepEqual(ran, ['node cli.js install chromium', 'node cli.js install-deps chromium']);
    assert.match(said[1] ?? '', /does not start \(libnss3\.so is missing\): Playwright adds what it lacks/);
  });

  test('ends with both remedies and what was tried when none can be had', async () => {
    const { installer } = tryIt({
      closed: ['snap was not tried: it is a Tuesday'],
      outcome: () => ({ said: [], problem: 'no way out' }),
    });
    const installation = await installBrowser(installer);

    assert.equal(installation.kind, 'missing');
    const sentence = describeInstallation(installation);
    assert.match(
      sentence,
      /^BROWSER_MISSING: No browser was found.*`npm run setup` again, or .*GOLDEN_PATH_BROWSER\.$/,
    );
    assert.match(
      sentence,
      /none could be installed \(Playwright: no way out; apt-get: no way out; snap was not tried: it is a Tuesday\)/,
    );
  });

  test('is not content with a program that brought nothing', async () => {
    const { installer } = tryIt({});
    const installation = await installBrowser(installer);

    assert.match(
      describeInstallation(installation),
      /\(Playwright: no browser is there after it; apt-get: no/,
    );
  });

  test('is forbidden by never, and by a word that nobody knows', async () => {
    for (const [setting, words] of [
      ['never', /GOLDEN_PATH_INSTALL=never forbids/],
      ['Never', /GOLDEN_PATH_INSTALL=never forbids/],
      ['nver', /GOLDEN_PATH_INSTALL is "nver"; it must be never, or unset/],
    ] as const) {
      const { installer, ran } = tryIt({ setting, bringsIt: 'install' });
      const sentence = describeInstallation(await installBrowser(installer));

      assert.deepEqual(ran, [], setting);
      assert.match(sentence, words);
      assert.match(sentence, /`npm run setup`.*GOLDEN_PATH_BROWSER/);
      assert.equal((await installBrowser(tryIt({ setting, search: found }).installer)).kind, 'found');
    }
  });

  test('installs nothing beside a browser that is named wrongly', async () => {
    const search = { kind: 'wrong-setting', named: '/opt/mine', problem: 'is not there' } as const;
    const { installer, ran } = tryIt({ search, bringsIt: 'install' });

    assert.match(
      describeInstallation(await installBrowser(installer)),
      /names \/opt\/mine, which is not there/,
    );
    assert.deepEqual(ran, []);
  });

  test('wants proof of the one that was found only when asked to', async () => {
    const complaint = { text: 'libnss3.so is missing', untilRan: 'install-deps' };
    assert.equal((await installBrowser(tryIt({ search: found, complaint }).installer)).kind, 'found');

    const { installer, said } = tryIt({ search: found, complaint });
    assert.equal((await installBrowser(installer, { proven: true })).kind, 'installed');
    assert.match(
      said[0] ?? '',
      /^\/usr\/bin\/chromium does not start \(libnss3\.so is missing\): Playwright/,
    );
  });
});
