import type { HistoryLine } from '../../../../helpers/history/history-line.ts';

/** A line of the history, green and whole unless said otherwise. */
export function runLine(changes: Partial<HistoryLine> = {}): HistoryLine {
  return {
    v: 1,
    kind: 'run',
    id: 'r1',
    startedAt: '2025-09-13T10:00:00.000Z',
    target: 'staging',
    vantage: 'ci, linux',
    scope: { kind: 'full', profile: null },
    verdict: 'PASS',
    class: null,
    headline: null,
    findings: [],
    phases: [],
    suite: 'abc',
    build: {},
    checks: { green: [], red: [], other: {} },
    turns: 1,
    requests: 1,
    durationMs: 1,
    ...changes,
  };
}
