import { FindingError, type Finding } from '../diagnosis/finding.ts';
import type { LiveSocket } from './live-socket.ts';

/** Sockets of one user, opened one after the other and left open, up to a number or to the first that is not let in. */
export interface SeveralSockets {
  readonly wanted: number;
  readonly opened: readonly LiveSocket[];
  /** Why the next one was not let in; undefined when all were. */
  readonly refusal: Finding | undefined;
}

/** Opens sockets until so many are open or one is not let in. Never rejects for that: it is in the record. */
export async function openSeveral(wanted: number, open: () => Promise<LiveSocket>): Promise<SeveralSockets> {
  const opened: LiveSocket[] = [];
  try {
    while (opened.length < wanted) opened.push(await open());
    return { wanted, opened, refusal: undefined };
  } catch (error) {
    if (!(error instanceof FindingError)) throw error;
    return { wanted, opened, refusal: error.finding };
  }
}
