import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { installWays, type InstallFacts } from '../../../../helpers/browser/install-ways.ts';

const debian = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n';
const ubuntu = 'NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n';
const facts: InstallFacts = {
  platform: 'linux',
  isRoot: true,
  osRelease: debian,
  hasSnapService: false,
  node: '/usr/bin/node',
  playwright: '/p/cli.js',
};
const by = (other: Partial<InstallFacts>): readonly string[] =>
  installWays({ ...facts, ...other }).ways.map((way) => way.by);

describe('the ways to a browser', () => {
  test('begin with Playwright everywhere', () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const)
      assert.equal(by({ platform })[0], 'Playwright');
    assert.deepEqual(installWays(facts).ways[0]?.steps[0]?.words, ['/p/cli.js', 'install', 'chromium']);
  });

  test('lead on to apt-get for root on a Debian, renewing its lists first and asking nothing', () => {
    const way = installWays(facts).ways[1];

    assert.equal(way?.by, 'apt-get');
    assert.deepEqual(
      way.steps.map(({ program, words }) => [program, words.filter((word) => !/^-o|Lock/.test(word))]),
      [
        ['apt-get', ['update']],
        ['apt-get', ['install', '-y', '--no-install-recommends', 'chromium']],
      ],
    );
    for (const { environment } of way.steps) assert.equal(environment['DEBIAN_FRONTEND'], 'noninteractive');
  });

  test('are told apart by what the system says that it is', () => {
    assert.deepEqual(by({ osRelease: 'ID=raspbian\nID_LIKE=debian\n' }), ['Playwright', 'apt-get']);
    assert.deepEqual(by({ osRelease: 'ID=linuxmint\nID_LIKE="ubuntu debian"\n', hasSnapService: true }), [
      'Playwright',
      'snap',
    ]);
    assert.deepEqual(by({ osRelease: 'ID=alpine\n' }), ['Playwright']);
    assert.deepEqual(by({ osRelease: '' }), ['Playwright']);
    assert.deepEqual(by({ platform: 'darwin' }), ['Playwright']);
  });

  test("say that Ubuntu's package is only a pointer where no snap can be installed", () => {
    assert.deepEqual(by({ osRelease: ubuntu, hasSnapService: true }), ['Playwright', 'snap']);
    assert.deepEqual(by({ osRelease: ubuntu }), ['Playwright']);
    assert.match(
      installWays({ ...facts, osRelease: ubuntu }).closed.join(),
      /pointer to its snap, and no snap service/,
    );
  });

  test('leave packages to root, and say so', () => {
    assert.deepEqual(by({ isRoot: false }), ['Playwright']);
    assert.match(
      installWays({ ...facts, isRoot: false }).closed.join(),
      /^apt-get was not tried: only root may install packages.*install-deps chromium\)$/,
    );
    assert.deepEqual(installWays({ ...facts, isRoot: false, osRelease: 'ID=fedora' }).closed, []);
  });

  test('add the libraries that a downloaded browser lacks where that can be done', () => {
    assert.deepEqual(installWays(facts).ways[0]?.repair[0]?.words, ['/p/cli.js', 'install-deps', 'chromium']);
    assert.deepEqual(installWays({ ...facts, isRoot: false }).ways[0]?.repair, []);
    assert.deepEqual(installWays({ ...facts, platform: 'darwin' }).ways[0]?.repair, []);
  });

  test('are bounded in time, each step of them', () => {
    for (const { steps, repair } of installWays(facts).ways) {
      for (const { limitMs } of [...steps, ...repair]) assert.ok(limitMs > 0 && limitMs <= 600_000);
    }
  });
});
