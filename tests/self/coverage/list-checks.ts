import { execFileSync } from 'node:child_process';
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cleanEnvironment } from '../../../env/run-environment.ts';
import { checkId } from '../../../helpers/reporting/check-id.ts';
import type { ListedCheck } from './listed-check.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

interface ListedSpec {
  readonly title: string;
  readonly file: string;
  readonly tags: readonly string[];
  readonly tests: readonly Pick<ListedCheck, 'annotations'>[];
}

interface ListedSuite {
  readonly title: string;
  readonly specs: readonly ListedSpec[];
  readonly suites?: readonly ListedSuite[];
}

/** The checks that Playwright itself would run for a `--grep`, sorted by id. None at all is an empty list. */
export function listChecks(grep?: string): readonly ListedCheck[] {
  const words = ['test', '--list', '--reporter=json', '--project=embedded', '--pass-with-no-tests'];
  const text = execFileSync(
    process.execPath,
    ['node_modules/@playwright/test/cli.js', ...words, ...(grep === undefined ? [] : ['--grep', grep])],
    { cwd: root, env: cleanEnvironment(), encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  const { suites } = JSON.parse(text) as { suites: readonly ListedSuite[] };
  return suites
    .flatMap((suite) => checksBelow(suite, []))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

function checksBelow(suite: ListedSuite, titles: readonly string[]): readonly ListedCheck[] {
  // The outermost suite is the file; its title is no part of the check's.
  const own = suite.title.endsWith('.spec.ts') ? titles : [...titles, suite.title];
  return [
    ...suite.specs.map(({ file, title, tags, tests }) => ({
      id: checkId(relative('.', file).split(sep).join('/'), [...own, title]),
      title: [...own, title].join(' › '),
      tags: tags.map((tag) => (tag.startsWith('@') ? tag : `@${tag}`)),
      annotations: tests.flatMap((one) => one.annotations),
    })),
    ...(suite.suites ?? []).flatMap((one) => checksBelow(one, own)),
  ];
}
