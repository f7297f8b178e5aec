import type { VerdictDocument } from '../diagnosis/verdict-document.ts';
import type { CheckReport } from './check-report.ts';

type Sums = Pick<VerdictDocument, 'created' | 'leftBehind' | 'spent'>;

/** What all tests together made, left and used up at the target. */
export function sumSpending(reports: readonly CheckReport[]): Sums {
  const sum = (key: keyof CheckReport['spent']): number =>
    reports.reduce((total, { spent }) => total + spent[key], 0);
  return {
    created: { users: sum('users'), threads: sum('threads'), messages: sum('messages') },
    leftBehind: sum('leftBehind'),
    spent: { turns: sum('turns'), requests: sum('requests') },
  };
}
