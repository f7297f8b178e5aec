import type { Budget } from '../../env/budgets.ts';
import type { Chat } from '../chat/chat.ts';
import { finding } from '../diagnosis/finding.ts';
import { judgeBudget } from './judge-budget.ts';
import { judgeSocketIdentity } from './judge-greeting.ts';
import { joinJudgements, type Judgement } from './judgement.ts';
import { worstLagUs } from './worst-lag.ts';

/**
 * A new connection in place of one that was dropped is usable in time: opened, greeted, and a ping answered, from the first attempt on
 * (requirements F49); and it belongs to the same user.
 */
export function judgeReconnect(back: Chat, reconnect: Budget): Judgement {
  const { openMs, connectedFrameMs, pongs, lagSampler, socket } = back.parts;
  const [first] = pongs;
  if (!first) {
    const evidence = [`opened in ${Math.round(openMs)} ms and greeted, and no pong came`];
    return { findings: [finding('NO_PONG', 'The new connection is not usable.', evidence)], evidence };
  }
  const tookMs = openMs + connectedFrameMs + first.roundTripMs;
  const lagMs = worstLagUs(lagSampler.since(socket.originUs), 0, tookMs * 1000) / 1000;
  return joinJudgements([
    {
      ...judgeBudget(reconnect, tookMs, lagMs, 'The way back to a usable connection'),
      evidence: [`usable again after ${Math.round(tookMs)} ms, in thread ${back.threadId}`],
    },
    judgeSocketIdentity(back),
  ]);
}
