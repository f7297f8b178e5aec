import type { Chat } from '../chat/chat.ts';
import { judgeIdle } from './judge-idle.ts';
import type { Judgement } from './judgement.ts';

/** A socket on which nobody asked has heard nothing but control frames. */
export function judgeSilence(chat: Chat): Judgement {
  const { session, socket } = chat.parts;
  const heard = chat.idleFrames.filter(({ direction }) => direction === 'in');
  return {
    findings: judgeIdle(chat.idleFrames, {
      userId: session.subject,
      ownNonces: session.history.nonces,
      runs: session.history.runs,
    }),
    evidence: [
      `the socket of ${session.subject} was open for ${Math.round(socket.nowUs() / 1000)} ms and heard ${heard.length} control frames`,
    ],
  };
}
