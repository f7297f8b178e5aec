import type { Budget, Metric } from '../../env/budgets.ts';
import type { LagSampler } from '../chat/lag-sampler.ts';
import { describeReply } from '../http/describe-reply.ts';
import type { HttpReply } from '../http/http-client.ts';
import { judgeBudget } from './judge-budget.ts';
import { judgeHealthFact } from './judge-health-fact.ts';
import { joinJudgements, type Judgement } from './judgement.ts';
import { unwell } from './unwell.ts';

const fact = {
  service: 'backend',
  path: '/health/ready',
  values: { status: 'ready' },
  source: 'requirements F02; the server itself gives up after 45 s',
} as const;

/** The backend says that it is ready, says what it did not look at, and says so in time. */
export function judgeReadiness(
  reply: HttpReply,
  budgets: Readonly<Record<Metric, Budget>>,
  lags: LagSampler,
): Judgement {
  const lagMs = lags.worstMs(reply.startedMs, reply.tookMs);
  return joinJudgements([
    judgeHealthFact(reply, fact),
    {
      findings:
        reply.status === 200
          ? unwell(reply.json, 'The backend calls itself ready', [describeReply(reply)])
          : [],
      evidence: [],
    },
    {
      ...judgeBudget(budgets.ready, reply.tookMs, lagMs, 'The readiness check of the backend'),
      evidence: [],
    },
  ]);
}
