import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'node:test';
import { checks } from '../../../../env/checks.ts';
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
    const text = execFileSync(
      process.execPath,
      ['node_modules/@playwright/test/cli.js', 'test', '--list', '--reporter=json', '--project=embedded'],
      { cwd: root, env: cleanEnvironment(), encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 },
    );
    const { suites } = JSON.parse(text) as { suites: readonly ListedSuite[] };
    const listed = suites.flatMap((suite) => idsBelow(suite, []));
    assert.ok(listed.length > 20);
    assert.deepEqual(Object.keys(checks).toSorted(), listed.toSorted());
  });
});

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
