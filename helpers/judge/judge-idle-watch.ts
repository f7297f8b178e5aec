import type { Budget } from '../../env/budgets.ts';
import type { IdleWatch } from '../chat/hold-idle.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { judgeBudget } from './judge-budget.ts';
import { explainCut } from './explain-cut.ts';
import type { Judgement } from './judgement.ts';

/**
 * An idle socket stays open, hears a sign of life in time, and is answered afterwards (requirements F47). Neither heartbeat nor pong
 * means that nobody is there any more, though the socket is open.
 */
export function judgeIdleWatch(watch: IdleWatch, heartbeat: Budget): Judgement {
  const { heartbeatMs, heard, closed, ageMs } = watch;
  const evidence = [
    heartbeatMs === undefined
      ? `no heartbeat in ${Math.round(watch.waitedMs)} ms`
      : `heartbeat after ${Math.round(heartbeatMs)} ms of silence`,
    `heard: ${heard.join(', ') || 'nothing'}`,
  ];
  if (closed)
    return { findings: [explainCut(closed, ageMs, 'while nobody said anything', evidence)], evidence };
  if (heartbeatMs === undefined || !watch.answersPing) {
    return { findings: [absence(watch, heartbeat, evidence)], evidence };
  }
  return { ...judgeBudget(heartbeat, heartbeatMs, watch.lagMs, 'The first heartbeat'), evidence };
}

function absence(
  { heartbeatMs, answersPing }: IdleWatch,
  { limit, source }: Budget,
  evidence: readonly string[],
): Finding {
  if (heartbeatMs !== undefined) return finding('NO_PONG', 'None came after the heartbeat.', evidence);
  if (answersPing) return finding('NO_HEARTBEAT', `None within ${limit} ms (${source}).`, evidence);
  return finding('WS_HALF_OPEN', 'Neither a heartbeat nor a pong came, and no close.', evidence);
}
