import type { RunFacts } from '../../../../helpers/reporting/run-facts.ts';

export function makeFacts(part: Partial<RunFacts> = {}): RunFacts {
  return {
    id: 'k3f9q1',
    startedAt: '2025-11-22T09:30:00.000Z',
    target: 'staging',
    folder: 'reports/runs/2025-11-22T09-30-00-000Z-staging-k3f9q1',
    reports: 'reports',
    limits: {},
    scope: { kind: 'full', profile: null },
    suiteRevision: 'e17cec9',
    vantage: 'laptop, linux',
    budgets: { answer: { unit: 'ms', target: 30_000, limit: 60_000, source: 'GP 60 s' } },
    knownChecks: [],
    manifest: [],
    isRequired: (id) => !id.startsWith('extra/'),
    waivers: [],
    origins: [],
    ...part,
  };
}
