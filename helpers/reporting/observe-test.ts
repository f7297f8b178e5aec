import { dirname, join, relative, sep } from 'node:path';
import type { FullConfig, TestCase, TestResult } from '@playwright/test/reporter';
import { checkId } from './check-id.ts';
import type { Attempt, ObservedTest } from './observed-test.ts';
import { readCheckReport } from './read-check-report.ts';

/** What the reporter needs of Playwright's test case. Call it when the run is over. */
export function observeTest(test: TestCase, config: FullConfig): ObservedTest {
  const root = config.configFile === undefined ? config.rootDir : dirname(config.configFile);
  const below = relative(join(root, 'tests'), test.location.file);
  const file = below.startsWith('..') ? relative(config.rootDir, test.location.file) : below;
  // The first three are the root's empty title, the project and the file.
  const titles = test.titlePath().slice(3);
  const stoppedByProject = failedDependency(test, config);
  return {
    id: checkId(withSlashes(file), titles),
    title: titles.join(' › '),
    at: `${withSlashes(relative(root, test.location.file))}:${test.location.line}`,
    skipsItself: test.expectedStatus === 'skipped',
    attempts: test.results.map(observeAttempt),
    ...(stoppedByProject === undefined ? {} : { stoppedByProject }),
  };
}

function observeAttempt(result: TestResult): Attempt {
  const { startTime, duration } = result;
  const ran = {
    from: startTime.toISOString(),
    to: new Date(startTime.getTime() + Math.max(0, duration)).toISOString(),
  };
  const errors = result.errors.map(({ message, value }) => message ?? value ?? '');
  try {
    return { status: result.status, errors, report: readCheckReport(result.attachments), ran };
  } catch (unreadable) {
    return {
      status: 'failed',
      errors: [`the test's report cannot be read: ${String(unreadable)}`],
      report: undefined,
      ran,
    };
  }
}

/** Tests of a project that depends on a failed one are never begun, and Playwright does not say why. */
function failedDependency(test: TestCase, config: FullConfig): string | undefined {
  const begun = test.results.some(({ status }) => status !== 'skipped');
  if (begun || test.expectedStatus === 'skipped') return undefined;
  let suite = test.parent;
  while (suite.parent) suite = suite.parent;
  const failed = new Set(
    suite
      .allTests()
      .filter((other) => !other.ok())
      .map((other) => other.parent.project()?.name),
  );
  return dependenciesOf(test.parent.project()?.name, config).find((name) => failed.has(name));
}

function dependenciesOf(name: string | undefined, config: FullConfig): readonly string[] {
  const direct = config.projects.find((project) => project.name === name)?.dependencies ?? [];
  return [...direct, ...direct.flatMap((one) => dependenciesOf(one, config))];
}

function withSlashes(path: string): string {
  return path.split(sep).join('/');
}
