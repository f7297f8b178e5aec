import type { Session } from '../auth/session.ts';
import type { Finding } from '../diagnosis/finding.ts';
import type { UserRecord } from '../judge/isolation-record.ts';
import { judgeIdle } from '../judge/judge-idle.ts';
import type { Chat } from './chat.ts';
import type { RecordedTurn } from './recorded-turn.ts';

/** One of several users at one time. Written by its crowd alone. */
export interface Member {
  readonly number: number;
  session: Session | undefined;
  /** In the order in which they were opened; the last one may be open. */
  readonly chats: Chat[];
  readonly turns: RecordedTurn[];
  readonly facts: string[];
  readonly failures: Finding[];
  /** It wrote to a thread that is not its own: what its socket says to that is no finding. */
  intrudes: boolean;
}

/** What one user sent and received so far. */
export function recordMember(member: Member): UserRecord {
  const { number, session, chats, turns, facts, failures, intrudes } = member;
  return {
    number,
    userId: session?.subject,
    identities: chats.map(({ identity }) => identity),
    threadIds: [...new Set(chats.map(({ threadId }) => threadId))],
    nonces: [...(session?.history.nonces ?? [])],
    facts: [...facts],
    frames: chats.flatMap(({ parts }) => parts.socket.frames),
    turns: turns.map(({ recording }) => recording),
    idle: intrudes ? [] : chats.flatMap((chat) => idleFindings(chat)),
    failures: [...failures],
  };
}

function idleFindings({ idleFrames, parts: { session } }: Chat): readonly Finding[] {
  return judgeIdle(idleFrames, {
    userId: session.subject,
    ownNonces: session.history.nonces,
    runs: session.history.runs,
  });
}
