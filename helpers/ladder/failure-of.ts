import type { Layer } from '../diagnosis/codes.ts';
import { headlineOf } from '../diagnosis/headline.ts';
import type { Finding } from '../diagnosis/finding.ts';
import { errorFinding } from '../reporting/error-finding.ts';

/** How a test ended, and what is known of it. */
export interface EndedTest {
  /** Playwright's word. */
  readonly status: string | undefined;
  /** Whether its check counts on this target. */
  readonly isRequired: boolean;
  /** The test's own list. */
  readonly findings: readonly Finding[];
  /** Messages of Playwright's errors, the first of which speaks where the list is empty, as for the reporter. */
  readonly errors: readonly string[];
}

/** What is wrong there has nothing to do with the target. */
const notOfTheTarget: readonly Layer[] = ['self', 'config'];

/**
 * The findings for which the ladder is climbed; undefined when it is not: the test passed, was blocked, cannot be observed or was
 * interrupted; it only found what is degraded or information; or the mistake is our own or one of the settings. Empty for a
 * test that ran out of time without a word: how the layers are is the only thing that can be said of it.
 */
export function failureOf({
  status,
  isRequired,
  findings,
  errors,
}: EndedTest): readonly Finding[] | undefined {
  if (status !== 'failed' && status !== 'timedOut') return undefined;
  const own = findings.filter(({ severity }) => severity !== 'info');
  const said =
    own.length > 0 || !isRequired ? own : errors.slice(0, 1).map((words) => errorFinding(words, ''));
  const first = headlineOf(said)?.first;
  if (first?.severity === 'fail' && !notOfTheTarget.includes(first.layer)) return said;
  return status === 'timedOut' && own.length === 0 && isRequired ? [] : undefined;
}
