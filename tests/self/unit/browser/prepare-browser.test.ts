import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { mayPrepare } from '../../../../helpers/browser/prepare-browser.ts';

const page = { tags: ['@browser'] };
const socket = { tags: ['@smoke', '@golden-path'] };

describe('a run', () => {
  test('gets itself a browser only when its starter, its target and a selected check allow', () => {
    for (const [start, tests, expected] of [
      [{ mayInstall: true, startsStack: true }, [socket, page], true],
      [{ mayInstall: true, startsStack: true }, [socket], false],
      [{ mayInstall: true, startsStack: true }, [], false],
      [{ mayInstall: true, startsStack: false }, [page], false],
      [{ mayInstall: false, startsStack: true }, [page], false],
    ] as const) {
      assert.equal(mayPrepare(start, tests), expected, JSON.stringify([start, tests]));
    }
  });
});
