import type { Budget, Metric } from '../../env/budgets.ts';
import type { HostReport } from '../fixtures/hosts.ts';
import { describeReply } from '../http/describe-reply.ts';
import { judgeBudget } from './judge-budget.ts';
import type { LagSampler } from '../chat/lag-sampler.ts';
import { joinJudgements, type Judgement } from './judgement.ts';

/** A host that was reached: each phase of the way to it against the budget of them all. */
export function judgeReach(
  { reach, service }: HostReport,
  budgets: Readonly<Record<Metric, Budget>>,
  lags: LagSampler,
): Judgement {
  const { startedMs, dnsMs, tcpMs, tlsMs, host, addresses } = reach;
  const tookMs = dnsMs + tcpMs + (tlsMs ?? 0);
  const phase = (name: string, ms: number | undefined): string =>
    ms === undefined ? '' : ` · ${name} ${Math.round(ms)} ms`;
  return {
    ...judgeBudget(budgets.connect, tookMs, lags.worstMs(startedMs, tookMs), `Connecting to ${service}`),
    evidence: [
      `${host} (${addresses.join(', ')})${phase('dns', dnsMs)}${phase('tcp', tcpMs)}${phase('tls', tlsMs)}`,
    ],
  };
}

/** A host whose health body says that it is the right service and well; refused earlier otherwise. Here: how fast it says so. */
export function judgeHealth(
  { health, service }: HostReport,
  budgets: Readonly<Record<Metric, Budget>>,
  lags: LagSampler,
): Judgement {
  return {
    ...judgeBudget(
      budgets.health,
      health.tookMs,
      lags.worstMs(health.startedMs, health.tookMs),
      `The health check of ${service}`,
    ),
    evidence: [describeReply(health)],
  };
}

/** All services answered within one window. */
export function judgeTogether(reports: readonly HostReport[], tookMs: number): Judgement {
  return joinJudgements([
    {
      findings: [],
      evidence:
        reports.length === 0
          ? []
          : [`${reports.map(({ service }) => service).join(', ')} answered within ${Math.round(tookMs)} ms`],
    },
  ]);
}
