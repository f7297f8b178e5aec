import type { Attempt, ObservedTest } from '../../../../helpers/reporting/observed-test.ts';
import { makeReport } from './make-report.ts';

export function makeAttempt(part: Partial<Attempt> = {}): Attempt {
  return { status: 'passed', errors: [], report: makeReport(), ...part };
}

/** A test that passed, but for what is given. */
export function makeObserved(part: Partial<ObservedTest> = {}): ObservedTest {
  return {
    id: 'chat/golden-path:a-user-gets-an-answer',
    title: 'a user › gets an answer',
    at: 'tests/chat/golden-path.spec.ts:9',
    skipsItself: false,
    attempts: [makeAttempt()],
    ...part,
  };
}
