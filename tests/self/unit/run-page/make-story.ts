import type { ObservedTest } from '../../../../helpers/reporting/observed-test.ts';
import { buildVerdict } from '../../../../helpers/reporting/build-verdict.ts';
import type { RunFacts } from '../../../../helpers/reporting/run-facts.ts';
import type { RunStory } from '../../../../helpers/reporting/run-story.ts';
import { budgetsFor } from '../../../../env/budgets.ts';
import type { Finding } from '../../../../helpers/diagnosis/finding.ts';
import { makeFacts } from '../reporting/make-facts.ts';
import { makeAttempt, makeObserved } from '../reporting/make-observed.ts';
import { makeReport } from '../reporting/make-report.ts';

interface Ran {
  readonly facts?: Partial<RunFacts>;
  readonly story?: Partial<RunStory>;
}

/** The story of a run of these tests on staging. */
export function makeStory(tests: readonly ObservedTest[], { facts, story }: Ran = {}): RunStory {
  const outcome = { status: 'passed', durationMs: 12_345, errors: [] } as const;
  const document = buildVerdict(tests, outcome, makeFacts({ budgets: budgetsFor('staging'), ...facts }));
  return { document, ladder: undefined, block: '', turns: [], ...story };
}

/** A test that failed with these findings. */
export function failing(findings: readonly Finding[], part: Partial<ObservedTest> = {}): ObservedTest {
  const report = makeReport({ findings: [...findings] });
  return makeObserved({
    ...part,
    attempts: [
      makeAttempt({
        status: 'failed',
        errors: findings.map(({ code, sentence }) => `${code}: ${sentence}`),
        report,
      }),
    ],
  });
}

/** A page as its reader sees it: without tags, styles and what is between angle brackets in the markup. */
export function wordsOf(page: string): string {
  return page
    .replace(/<head>.*?<\/head>/s, ' ')
    .replace(/<style>[^<]*<\/style>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
}
