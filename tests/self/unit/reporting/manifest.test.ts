import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'node:test';
import { checks } from '../../../../env/checks.ts';
import { manifestOf } from '../../../../env/manifest-of.ts';
import { profiles } from '../../../../env/profiles.ts';
import { cleanEnvironment } from '../../../../env/run-environment.ts';
import { checkId } from '../../../../helpers/reporting/check-id.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

interface ListedSuite {
  readonly title: string;
  readonly file: string;
  readonly specs: readonly { readonly title: string; readonly file: string }[];
  readonly suites?: readonly ListedSuite[];
}

describe('the table of checks', () => {
  it('holds every check that the specs contain, and no other', () => {
    const listed = idsListed(undefined);
    assert.ok(listed.length > 20);
    assert.deepEqual(Object.keys(checks).toSorted(), listed);
  });

  for (const { name, grep } of Object.values(profiles)) {
    it(`names for the profile ${name} what its expression selects, and no other`, () => {
      const listed = idsListed(grep);
      assert.ok(listed.length > 5);
      assert.deepEqual(manifestOf(name).toSorted(), listed);
    });
  }
});

/** The checks that Playwright itself would run for a `--grep`, sorted. */
function idsListed(grep: string | undefined): readonly string[] {
  const words = ['test', '--list', '--reporter=json', '--project=embedded'];
  const text = execFileSync(
    process.execPath,
    ['node_modules/@playwright/test/cli.js', ...words, ...(grep === undefined ? [] : ['--grep', grep])],
    { cwd: root, env: cleanEnvironment(), encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 },
  );
  const { suites } = JSON.parse(text) as { suites: readonly ListedSuite[] };
  return suites.flatMap((suite) => idsBelow(suite, [])).toSorted();
}

function idsBelow(suite: ListedSuite, titles: readonly string[]): readonly string[] {
  // The outermost suite is the file; its title is no part of the check's.
  const own = suite.title.endsWith('.spec.ts') ? titles : [...titles, suite.title];
  return [
    ...suite.specs.map(({ file, title }) =>
      checkId(relative('.', file).split(sep).join('/'), [...own, title]),
    ),
    ...(suite.suites ?? []).flatMap((one) => idsBelow(one, own)),
  ];
}
