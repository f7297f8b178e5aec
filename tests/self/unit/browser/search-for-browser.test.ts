import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { searchForBrowser } from '../../../../helpers/browser/search-for-browser.ts';
import { makeMachine, type MadeMachine } from './make-machine.ts';

const shell =
  '/home/mia/.cache/ms-playwright/chromium_headless_shell-1255/chrome-headless-shell-linux64/chrome-headless-shell';
const whole = '/home/mia/.cache/ms-playwright/chromium-1255/chrome-linux64/chrome';

function found(made: MadeMachine, headed = false): string | undefined {
  const search = searchForBrowser(makeMachine(made), headed);
  return search.kind === 'found' ? search.browser.executablePath : undefined;
}

describe('the browser of a machine', () => {
  test('is the one that is named, whatever else is there', () => {
    const made = {
      programs: ['/opt/mine/chrome', '/usr/bin/chromium', shell],
      environment: { GOLDEN_PATH_BROWSER: ' /opt/mine/chrome ' },
    };
    assert.equal(found(made), '/opt/mine/chrome');
    assert.equal(found({ ...made, environment: { GOLDEN_PATH_BROWSER: '  ' } }), shell);
  });

  test('may be named from where the command was given', () => {
    const programs = ['/home/mia/project/chrome', '/home/mia/elsewhere/chrome'];
    assert.equal(found({ programs, environment: { GOLDEN_PATH_BROWSER: './chrome' } }), programs[0]);
    assert.equal(
      found({ programs, environment: { GOLDEN_PATH_BROWSER: '../elsewhere/chrome' } }),
      programs[1],
    );
  });

  test('is none when what is named is none, although another is there', () => {
    for (const [kind, problem] of [
      [undefined, 'is not there'],
      ['file', 'is no program'],
      ['folder', 'is a folder'],
    ] as const) {
      const search = searchForBrowser(
        makeMachine({
          programs: ['/usr/bin/chromium'],
          environment: { GOLDEN_PATH_BROWSER: '/opt/mine' },
          ...(kind === undefined ? {} : { others: { '/opt/mine': kind } }),
        }),
      );
      assert.deepEqual(search, { kind: 'wrong-setting', named: '/opt/mine', problem });
    }
  });

  test("is Playwright's before the system's: the small one unless a window is wanted", () => {
    const programs = ['/usr/bin/chromium', whole, shell];
    assert.equal(found({ programs }), shell);
    assert.equal(found({ programs }, true), whole);
    assert.equal(found({ programs: ['/usr/bin/chromium', shell] }, true), '/usr/bin/chromium');
    assert.equal(found({ programs: ['/usr/bin/chromium', whole] }), whole);
  });

  test('is none where nothing is, and the places are told', () => {
    const search = searchForBrowser(makeMachine());

    assert.equal(search.kind, 'none');
    assert.ok(search.kind === 'none');
    assert.deepEqual(search.lookedAt.slice(0, 3), [shell, whole, '/usr/bin/chromium']);
    assert.equal(search.lookedAt.at(-1), '/snap/bin/chromium');
  });
});

describe('on Linux', () => {
  const environment = { PATH: '/home/mia/bin:/usr/bin:/snap/bin::relative' };

  test('Chromium comes before Chrome before Edge, in PATH and in the usual places', () => {
    for (const [programs, expected] of [
      [['/usr/bin/google-chrome', '/home/mia/bin/chromium'], '/home/mia/bin/chromium'],
      [['/usr/bin/microsoft-edge', '/usr/bin/google-chrome-stable'], '/usr/bin/google-chrome-stable'],
      [['/usr/local/bin/chromium-browser'], '/usr/local/bin/chromium-browser'],
      [['/opt/google/chrome/chrome'], '/opt/google/chrome/chrome'],
      [['/opt/microsoft/msedge/msedge'], '/opt/microsoft/msedge/msedge'],
      [['/snap/bin/chromium'], '/snap/bin/chromium'],
      [['/snap/bin/chromium', '/opt/google/chrome/chrome'], '/opt/google/chrome/chrome'],
      [['relative/chromium'], undefined],
    ] as const) {
      assert.equal(found({ programs, environment }), expected, programs.join());
    }
  });

  test("Ubuntu's pointer to the snap is a browser only when the snap is there", () => {
    const pointer = '/usr/bin/chromium-browser';
    const texts = { [pointer]: '#!/bin/sh\nif ! [ -x /snap/bin/chromium ]; then exit 1; fi\n' };

    assert.equal(found({ programs: [pointer], texts, environment }), undefined);
    assert.equal(found({ programs: [pointer, '/usr/bin/google-chrome'], texts }), '/usr/bin/google-chrome');
    assert.equal(found({ programs: [pointer, '/snap/bin/chromium'], texts }), pointer);
    assert.equal(found({ programs: [pointer], environment }), pointer);
  });

  test("Playwright's are where its own variables say", () => {
    const tail = 'chromium-1255/chrome-linux64/chrome';
    for (const [variables, folder] of [
      [{ XDG_CACHE_HOME: '/cache' }, '/cache/ms-playwright'],
      [{ PLAYWRIGHT_BROWSERS_PATH: '/browsers', XDG_CACHE_HOME: '/cache' }, '/browsers'],
      [{ npm_config_playwright_browsers_path: '/of-npm' }, '/of-npm'],
      [{ PLAYWRIGHT_BROWSERS_PATH: 'below' }, '/home/mia/project/below'],
      [{ PLAYWRIGHT_BROWSERS_PATH: '0' }, '/home/mia/project/node_modules/playwright-core/.local-browsers'],
    ] as const) {
      const expected = `${folder}/${tail}`;
      assert.equal(found({ programs: [expected], environment: variables }), expected);
    }
  });

  test('a processor that Playwright has no Chromium for leaves the system’s', () => {
    assert.equal(found({ arch: 'riscv64', programs: [whole, '/usr/bin/chromium'] }), '/usr/bin/chromium');
  });
});

describe('on macOS', () => {
  test('the applications of everybody and of the user are looked through', () => {
    const chrome = 'Google Chrome.app/Contents/MacOS/Google Chrome';
    const edge = '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge';
    for (const programs of [
      [`/Applications/${chrome}`, edge],
      [`/Users/mia/Applications/${chrome}`, edge],
      [edge],
    ] as const) {
      assert.equal(found({ platform: 'darwin', programs }), programs[0]);
    }
  });

  test("Playwright's is in the caches of the user", () => {
    const expected =
      '/Users/mia/Library/Caches/ms-playwright/chromium_headless_shell-1255/chrome-headless-shell-mac-arm64/chrome-headless-shell';
    assert.equal(found({ platform: 'darwin', arch: 'arm64', programs: [expected] }), expected);
  });
});

describe('on Windows', () => {
  const environment = {
    ProgramFiles: 'C:\\Program Files',
    'ProgramFiles(x86)': 'C:\\Program Files (x86)',
    LOCALAPPDATA: 'D:\\Local',
  };

  test('the folders of programs are looked through, and the user’s own', () => {
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    for (const programs of [
      ['C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe', edge],
      ['D:\\Local\\Google\\Chrome\\Application\\chrome.exe', edge],
      ['D:\\Local\\Chromium\\Application\\chrome.exe', edge],
      [edge],
    ] as const) {
      assert.equal(found({ platform: 'win32', environment, programs }), programs[0]);
    }
  });

  test("Playwright's is in the user's own data", () => {
    const expected =
      'D:\\Local\\ms-playwright\\chromium_headless_shell-1255\\chrome-headless-shell-win64\\chrome-headless-shell.exe';
    assert.equal(found({ platform: 'win32', environment, programs: [expected] }), expected);
  });

  test('a named one may be given from its drive', () => {
    const named = 'E:\\browsers\\chrome.exe';
    assert.equal(
      found({ platform: 'win32', programs: [named], environment: { GOLDEN_PATH_BROWSER: named } }),
      named,
    );
  });
});
