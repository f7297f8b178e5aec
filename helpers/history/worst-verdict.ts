import type { Verdict } from '../diagnosis/verdict-document.ts';

const worstFirst: readonly Verdict[] = [
  'HARNESS_ERROR',
  'BLOCKED',
  'FAIL',
  'UNMEASURABLE',
  'DEGRADED',
  'PASS',
];

/** The verdict of several runs together; PASS of none. */
export function worstVerdict(verdicts: readonly Verdict[]): Verdict {
  return worstFirst.find((one) => verdicts.includes(one)) ?? 'PASS';
}
