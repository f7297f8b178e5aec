import type { Finding } from '../../../../helpers/diagnosis/finding.ts';
import { buildVerdict } from '../../../../helpers/reporting/build-verdict.ts';
import type { RunFacts } from '../../../../helpers/reporting/run-facts.ts';
import type { RunStory } from '../../../../helpers/reporting/run-story.ts';
import { makeFacts } from './make-facts.ts';
import { makeAttempt, makeObserved } from './make-observed.ts';
import { makeReport } from './make-report.ts';

const urls = {
  auth: 'https://auth.example.org',
  backend: 'https://api.example.org',
  ws: 'wss://api.example.org/ws',
  frontend: 'https://app.example.org',
};

/** The story of a run of one check that found this and nothing else. */
export function makeStory(
  findings: readonly Finding[],
  more: Partial<RunStory> = {},
  facts: Partial<RunFacts> = {},
): RunStory {
  const isRed = findings.some(({ severity }) => severity !== 'info');
  const targetInfo = { urls, origins: [], product: (facts.target ?? 'staging') !== 'embedded' };
  const attempt = makeAttempt({
    status: isRed ? 'failed' : 'passed',
    report: makeReport({ findings, targetInfo }),
    ran: { from: '2025-11-22T09:31:00.000Z', to: '2025-11-22T09:31:20.000Z' },
  });
  return {
    document: buildVerdict(
      [makeObserved({ attempts: [attempt] })],
      { status: isRed ? 'failed' : 'passed', durationMs: 90_000, errors: [] },
      makeFacts(facts),
    ),
    ladder: undefined,
    block: 'the block',
    turns: [],
    failedAt: isRed ? ['tests/chat/golden-path.spec.ts:9'] : [],
    ...more,
  };
}
