import type { Spending } from '../reporting/check-report.ts';

/** Counts what a test uses up at the target. One per check; written by whoever spends. */
export type SpendingCounter = { -readonly [Key in keyof Spending]: Spending[Key] };

export function newSpending(): SpendingCounter {
  return { users: 0, threads: 0, messages: 0, leftBehind: 0, turns: 0, requests: 0 };
}
