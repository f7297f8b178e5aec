import type { SocketEnd, SocketsSeen } from '../reporting/check-report.ts';
import type { OpenOutcome } from './chat-socket.ts';

/** Keeps book of every attempt to open a socket for one check, and of how each socket ended. */
export class SocketLedger {
  private readonly outcomes: OpenOutcome[] = [];

  note(outcome: OpenOutcome): void {
    this.outcomes.push(outcome);
  }

  /** What is known by now. A socket that is still open has no end yet. */
  report(): SocketsSeen {
    const sockets = this.outcomes.flatMap((one) => (one.kind === 'open' ? [one.socket] : []));
    const ends = sockets.flatMap(({ closed, isLeft }): SocketEnd[] =>
      closed ? [{ code: closed.code, by: isLeft ? 'us' : 'them', reason: closed.reason }] : [],
    );
    return { attempts: this.outcomes.length, opened: sockets.length, ends };
  }
}
