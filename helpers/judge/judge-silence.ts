import type { Chat } from '../chat/chat.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { codeOfClose } from './judge-ending.ts';
import { judgeIdle } from './judge-idle.ts';
import type { Judgement } from './judgement.ts';

/**
 * A socket on which nobody asked has heard nothing but control frames. That says something only of a socket that was greeted and
 * could still hear at the end: a dead one hears nothing of anybody.
 */
export function judgeSilence(chat: Chat): Judgement {
  const { session, socket } = chat.parts;
  const heard = chat.idleFrames.filter(({ direction }) => direction === 'in');
  const idle = judgeIdle(chat.idleFrames, {
    userId: session.subject,
    ownNonces: session.history.nonces,
    runs: session.history.runs,
  });
  const openMs = Math.round(socket.nowUs() / 1000);
  return {
    findings: [...idle, ...deafness(chat)],
    evidence:
      heard.length === 0
        ? []
        : [
            `the socket of ${session.subject} was open for ${openMs} ms and heard ${heard.length} control frames`,
          ],
  };
}

function deafness({ parts: { session, socket } }: Chat): Finding[] {
  if (socket.isOpen) return [];
  const code = socket.closed?.code ?? 1006;
  const words = `The idle socket of ${session.subject} was closed with ${code} while others chatted, so its silence proves nothing.`;
  return [finding(codeOfClose(code), words)];
}
