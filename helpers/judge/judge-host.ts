import type { Budget, Metric } from '../../env/budgets.ts';
import { deploymentThresholds } from '../../env/deployment-thresholds.ts';
import { describeCertificate } from '../diagnosis/certificate.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { isClockOff } from '../diagnosis/is-clock-off.ts';
import type { HostReport } from '../fixtures/hosts.ts';
import { describeReply } from '../http/describe-reply.ts';
import type { Measurement } from '../reporting/check-report.ts';
import { judgeBudget } from './judge-budget.ts';
import { unwell } from './unwell.ts';
import type { LagSampler } from '../chat/lag-sampler.ts';
import { joinJudgements, type Judgement } from './judgement.ts';

/** A host that was reached: each phase of the way to it against the budget of them all, and how long its certificate still holds. */
export function judgeReach(
  report: HostReport,
  budgets: Readonly<Record<Metric, Budget>>,
  lags: LagSampler,
): Judgement {
  const { reach, service } = report;
  const { startedMs, dnsMs, tcpMs, tlsMs, host, addresses, proxy } = reach;
  const tookMs = (proxy?.tookMs ?? 0) + (dnsMs ?? 0) + (tcpMs ?? 0) + (tlsMs ?? 0);
  const phase = (name: string, ms: number | undefined): string =>
    ms === undefined ? '' : ` · ${name} ${Math.round(ms)} ms`;
  const budget = judgeBudget(
    budgets.connect,
    tookMs,
    lags.worstMs(startedMs, tookMs),
    `Connecting to ${service}`,
  );
  const lagMs = budget.measurements[0]?.lagMs ?? 0;
  const part = (metric: 'dns' | 'tcp' | 'tls', ms: number | undefined): Measurement[] =>
    ms === undefined ? [] : [{ metric, valueMs: Math.round(ms * 10) / 10, lagMs }];
  return {
    ...budget,
    measurements: [
      ...budget.measurements,
      ...part('dns', dnsMs),
      ...part('tcp', tcpMs),
      ...part('tls', tlsMs),
    ],
    findings: [...budget.findings, ...judgeCertificate(report)],
    evidence: [
      `${host} (${proxy ? `through the proxy ${proxy.name}` : addresses.join(', ')})${phase('proxy', proxy?.tookMs)}${phase('dns', dnsMs)}${phase('tcp', tcpMs)}${phase('tls', tlsMs)}`,
      ...(reach.certificate === undefined
        ? []
        : [
            `certificate of ${describeCertificate(reach.certificate)}, ${reach.certificate.daysLeft} days left`,
          ]),
    ],
  };
}

/** A certificate that still holds, but not for long. By a clock that is off the days are information only. */
function judgeCertificate({ reach: { host, certificate }, skewS }: HostReport): readonly Finding[] {
  const { value, source } = deploymentThresholds.certificateDays;
  if (certificate === undefined || certificate.daysLeft >= value) return [];
  const words = `${host}: ${certificate.daysLeft} days are left, fewer than ${value} (${source}). It is made out to ${describeCertificate(certificate)}.`;
  const found = finding('TLS_EXPIRES_SOON', words);
  return [isClockOff(skewS) ? { ...found, severity: 'info' } : found];
}

/** A host whose health body says that it is the right service and well; refused earlier otherwise. Here: how fast it says so. */
export function judgeHealth(
  { health, service }: HostReport,
  budgets: Readonly<Record<Metric, Budget>>,
  lags: LagSampler,
): Judgement {
  const evidence = [describeReply(health)];
  const inTime = judgeBudget(
    budgets.health,
    health.tookMs,
    lags.worstMs(health.startedMs, health.tookMs),
    `The health check of ${service}`,
  );
  return {
    ...inTime,
    findings: [...unwell(health.json, `${service} calls itself healthy`, evidence), ...inTime.findings],
    evidence,
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
