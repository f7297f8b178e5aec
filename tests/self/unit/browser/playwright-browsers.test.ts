import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import { chromium } from '@playwright/test';
import { playwrightBrowsers } from '../../../../helpers/browser/playwright-browsers.ts';
import { thisMachine } from '../../../../helpers/browser/this-machine.ts';
import { makeMachine } from './make-machine.ts';

const own = createRequire(import.meta.url);
const bundle = readFileSync(own.resolve('playwright-core/lib/coreBundle'), 'utf8');

/** What the installed Playwright itself says of the program below a browser's folder. */
function programOf(browser: string, platform: string): readonly string[] {
  const table = /EXECUTABLE_PATHS = \{[\s\S]*?\n {4}\};/.exec(bundle)?.[0] ?? '';
  const rows = new RegExp(`"${browser}": \\{([\\s\\S]*?)\\}`).exec(table)?.[1] ?? '';
  const row = new RegExp(`"${platform}": (\\[.*\\])`).exec(rows)?.[1];
  return JSON.parse(row ?? '[]') as readonly string[];
}

describe("the places of Playwright's Chromium", () => {
  test('are those of Playwright itself, on this machine', () => {
    assert.equal(playwrightBrowsers(thisMachine(), true)[0]?.executablePath, chromium.executablePath());
  });

  for (const [platform, arch, name] of [
    ['linux', 'x64', 'linux-x64'],
    ['linux', 'arm64', 'linux-arm64'],
    ['darwin', 'x64', 'mac-x64'],
    ['darwin', 'arm64', 'mac-arm64'],
    ['win32', 'x64', 'win-x64'],
  ] as const) {
    test(`end as in the table of Playwright, on ${name}`, () => {
      const paths = playwrightBrowsers(makeMachine({ platform, arch }), false).map(({ executablePath }) =>
        executablePath.replaceAll('\\', '/'),
      );
      const [shell, whole] = [programOf('chromium-headless-shell', name), programOf('chromium', name)];

      assert.ok(shell.length > 0 && whole.length > 0, 'Playwright keeps its table elsewhere now');
      assert.ok(paths[0]?.endsWith(`/chromium_headless_shell-1255/${shell.join('/')}`), paths[0]);
      assert.ok(paths[1]?.endsWith(`/chromium-1255/${whole.join('/')}`), paths[1]);
    });
  }

  test('have one revision for every system, since we know of no other', () => {
    const { browsers } = readBrowsers();
    const both = browsers.filter(({ name }) => name === 'chromium' || name === 'chromium-headless-shell');

    assert.equal(both.length, 2);
    assert.equal(new Set(both.map(({ revision }) => revision)).size, 1);
    assert.deepEqual(
      both.filter(({ revisionOverrides }) => revisionOverrides !== undefined),
      [],
    );
  });
});

function readBrowsers(): {
  readonly browsers: readonly { name: string; revision: string; revisionOverrides?: object }[];
} {
  const file = new URL('browsers.json', `file://${own.resolve('playwright-core/package.json')}`);
  return JSON.parse(readFileSync(file, 'utf8')) as ReturnType<typeof readBrowsers>;
}
