import type { Check } from '../../../../helpers/diagnosis/verdict-document.ts';

/** A check that holds, but for what is given. */
export function makeCheck(part: Partial<Check> = {}): Check {
  return {
    id: 'chat/golden-path:a-user-gets-an-answer',
    title: 'a user › gets an answer',
    required: true,
    status: 'PASS',
    evidence: ['frame 7'],
    ...part,
  };
}
