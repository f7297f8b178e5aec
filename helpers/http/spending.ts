import { SocketLedger } from '../chat/socket-ledger.ts';
import type { Spending } from '../reporting/check-report.ts';

/** Counts what a test uses up at the target, and keeps book of its sockets. One per check; written by whoever spends. */
export type SpendingCounter = { -readonly [Key in keyof Spending]: Spending[Key] } & {
  readonly sockets: SocketLedger;
};

export function newSpending(): SpendingCounter {
  return {
    users: 0,
    threads: 0,
    messages: 0,
    leftBehind: 0,
    turns: 0,
    requests: 0,
    sockets: new SocketLedger(),
  };
}
