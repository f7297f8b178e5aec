import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readBrowserVariables } from '../../../../env/browser-variables.ts';

describe('what the environment says of the browser', () => {
  test('is nothing where nothing is set, or only blanks', () => {
    const nothing = { searchPath: '', programFolders: [] };
    assert.deepEqual(readBrowserVariables({}), nothing);
    assert.deepEqual(
      readBrowserVariables({ GOLDEN_PATH_BROWSER: ' ', GOLDEN_PATH_INSTALL: '', PATH: '' }),
      nothing,
    );
  });

  test('is taken as it stands', () => {
    assert.deepEqual(
      readBrowserVariables({
        GOLDEN_PATH_BROWSER: ' /opt/chrome ',
        GOLDEN_PATH_INSTALL: 'never',
        PATH: '/usr/bin',
        'ProgramFiles(x86)': 'C:\\x86',
        LOCALAPPDATA: 'D:\\Local',
        npm_config_playwright_browsers_path: '/of-npm',
      }),
      {
        named: '/opt/chrome',
        install: 'never',
        searchPath: '/usr/bin',
        programFolders: ['C:\\x86'],
        localAppData: 'D:\\Local',
        playwrightFolder: '/of-npm',
      },
    );
  });

  test("knows Playwright's own variable before that of npm", () => {
    const { playwrightFolder } = readBrowserVariables({
      npm_config_playwright_browsers_path: '/of-npm',
      PLAYWRIGHT_BROWSERS_PATH: '0',
    });
    assert.equal(playwrightFolder, '0');
  });
});
