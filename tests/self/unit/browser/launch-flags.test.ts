import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { LaunchFacts } from '../../../../helpers/browser/launch-facts.ts';
import { launchFlags } from '../../../../helpers/browser/launch-flags.ts';
import { hasUserNamespaces } from '../../../../helpers/browser/read-launch-facts.ts';

const laptop: LaunchFacts = {
  platform: 'linux',
  isRoot: false,
  hasUserNamespaces: true,
  sharedMemoryBytes: 8 * 1024 ** 3,
};

describe('the flags of the browser', () => {
  test('keep it from calling anybody but the product, everywhere', () => {
    const flags = launchFlags(laptop);
    for (const flag of ['--disable-background-networking', '--disable-component-update', '--disable-sync']) {
      assert.ok(flags.includes(flag), flag);
    }
    assert.ok(flags.includes('--disable-quic'));
    assert.ok(flags.includes('--no-first-run'));
    assert.equal(new Set(flags).size, flags.length);
  });

  test('leave the sandbox on unless it cannot start', () => {
    for (const [facts, without] of [
      [{}, false],
      [{ isRoot: true }, true],
      [{ hasUserNamespaces: false }, true],
      [{ platform: 'darwin', hasUserNamespaces: false }, false],
      [{ platform: 'win32', isRoot: true }, false],
    ] as const) {
      assert.equal(
        launchFlags({ ...laptop, ...facts }).includes('--no-sandbox'),
        without,
        JSON.stringify(facts),
      );
    }
  });

  test('spare shared memory where there is little', () => {
    for (const [sharedMemoryBytes, spared] of [
      [64 * 1024 ** 2, true],
      [256 * 1024 ** 2, false],
      [undefined, false],
    ] as const) {
      const flags = launchFlags({ ...laptop, sharedMemoryBytes });
      assert.equal(flags.includes('--disable-dev-shm-usage'), spared, String(sharedMemoryBytes));
    }
  });

  test('are found for this machine', () => {
    assert.ok(launchFlags().length > 0);
  });
});

describe('user namespaces', () => {
  test('are taken for allowed unless the kernel or a container forbids them', () => {
    const status = '/proc/self/status';
    for (const [files, allowed] of [
      [{}, true],
      [{ [status]: 'Name:\tnode\nSeccomp:\t0\nSeccomp_filters:\t0' }, true],
      [{ [status]: 'Name:\tnode\nSeccomp:\t2\nSeccomp_filters:\t1' }, false],
      [{ '/proc/sys/kernel/unprivileged_userns_clone': '0' }, false],
      [{ '/proc/sys/user/max_user_namespaces': '0' }, false],
      [{ '/proc/sys/kernel/apparmor_restrict_unprivileged_userns': '1' }, false],
      [
        { '/proc/sys/kernel/unprivileged_userns_clone': '1', '/proc/sys/user/max_user_namespaces': '99' },
        true,
      ],
    ] as const) {
      assert.equal(
        hasUserNamespaces((path) => (files as Readonly<Record<string, string>>)[path]),
        allowed,
        JSON.stringify(files),
      );
    }
  });
});
