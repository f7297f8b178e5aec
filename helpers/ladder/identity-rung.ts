import type { Session } from '../auth/session.ts';
import { explainEarlyClose } from '../chat/open-socket.ts';
import { ping } from '../chat/ping.ts';
import type { ChatSocket } from '../chat/chat-socket.ts';
import { FindingError } from '../diagnosis/finding.ts';
import { judgeSocketIdentity } from '../judge/judge-greeting.ts';
import type { LadderTools } from './ladder-tools.ts';
import { particularsOf } from './particulars-of.ts';
import type { Rung } from './rung.ts';
import { tryRung } from './try-rung.ts';

/** Whom the server takes the socket for: the whole id in the pong is that of the user who logged in. */
export async function identityRung(
  { clock, budgets }: LadderTools,
  session: Session,
  socket: ChatSocket,
): Promise<Rung> {
  const { rung } = await tryRung('identity', clock, async () => {
    const pong = await ping(socket, clock.cut(budgets.ping.limit));
    const closed = await socket.ending();
    if (closed) throw new FindingError(explainEarlyClose(closed.code, closed.reason, 'after the greeting'));
    const { subject } = session;
    const [fault] = judgeSocketIdentity({ parts: { session }, identity: pong?.userId }).findings;
    if (!fault) return { saw: subject };
    return {
      saw:
        pong?.userId === undefined ? particularsOf(fault) : `${pong.userId} instead of ${shortened(subject)}`,
      finding: fault,
    };
  });
  return rung;
}

/** The finding has the whole id. */
function shortened(id: string): string {
  return id.length <= 12 ? id : `${id.slice(0, 10)}…`;
}
