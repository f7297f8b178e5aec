import type { HistoryLine } from '../../../../helpers/history/history-line.ts';

/** A green full run on staging from a pipeline, but for what is given. */
export function makeLine(part: Partial<HistoryLine> = {}): HistoryLine {
  return {
    v: 1,
    kind: 'run',
    id: 'k3f9q1',
    startedAt: '2026-11-22T02:00:00.000Z',
    target: 'staging',
    vantage: 'ci, linux',
    scope: { kind: 'full', profile: null },
    verdict: 'PASS',
    class: null,
    headline: null,
    findings: [],
    phases: [],
    suite: 'e17cec9',
    build: { 'auth version': '1.0.0' },
    checks: { green: [], red: [], other: {} },
    journeys: { held: 9, n: 9 },
    turns: 9,
    requests: 100,
    durationMs: 60_000,
    ...part,
  };
}
