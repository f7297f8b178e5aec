import type { CheckReport } from '../../../../helpers/reporting/check-report.ts';

/** The report of a test that found nothing and names what it rests on, but for what is given. */
export function makeReport(part: Partial<CheckReport> = {}): CheckReport {
  return {
    schema: 1,
    findings: [],
    evidence: ['run 5f1c: 7 frames'],
    wire: { replies: 4, frames: 7, bytes: 2_048 },
    measurements: [],
    spent: { users: 1, threads: 1, messages: 1, leftBehind: 0, turns: 1, requests: 4 },
    ...part,
  };
}
