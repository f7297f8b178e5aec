import { deploymentThresholds } from '../../env/deployment-thresholds.ts';
import type { Service, Target } from '../../env/target.ts';
import type { Certificate } from '../diagnosis/certificate.ts';
import { finding, FindingError, type Finding } from '../diagnosis/finding.ts';
import { reach, type Reach, type ReachPhase } from '../diagnosis/reach.ts';
import { nextStep } from '../diagnosis/verdict-next-step.ts';
import { askHealth, explainHealth, isStarting } from '../fixtures/hosts.ts';
import { clockSkewS } from '../http/clock-skew.ts';
import { describeReply } from '../http/describe-reply.ts';
import type { HttpClient } from '../http/http-client.ts';
import { LadderTimeUp, type LadderClock } from '../ladder/ladder-clock.ts';
import { particularsOf } from '../ladder/particulars-of.ts';
import type { ServiceClock } from './clock-line.ts';
import { right, wrong, type DoctorLine } from './doctor-line.ts';

/** What was found out about one host. */
export interface HostExamination {
  readonly lines: readonly DoctorLine[];
  /** Undefined where it did not say what time it is. */
  readonly clock?: ServiceClock;
}

/** Longest wait for one step on the way to a host, ms; all of it is bounded by the clock. */
const stepLimitMs = 2_000;

const titles: Readonly<Record<ReachPhase, string>> = {
  proxy: 'proxy',
  dns: 'name',
  tcp: 'connection',
  tls: 'certificate',
};

interface Room {
  readonly target: Target;
  readonly http: HttpClient;
  readonly clock: LadderClock;
}

/** Looks at one address, from its name to its role, and no further than the first thing that is wrong. Never rejects. */
export async function examineHost(who: Service | 'ws', room: Room): Promise<HostExamination> {
  const { target, http, clock } = room;
  const lines: DoctorLine[] = [];
  const place = new URL(target.urls[who]).host;
  let subject = `${who} ${place}`;
  try {
    const reached = await clock.within(() => reach(target.urls[who], clock.cut(stepLimitMs)));
    lines.push(...wayLines(subject, reached));
    if (who === 'ws') return { lines };
    subject = `${subject} role`;
    const health = await askHealth(who, http, clock.cut(stepLimitMs * 2));
    const sentAtMs = Date.now() - (performance.now() - health.startedMs);
    const fault = isStarting(health)
      ? finding('NOT_READY', '', [describeReply(health)])
      : explainHealth(who, health);
    const line = fault
      ? wrongLine(subject, fault, target)
      : right(subject, `says within ${Math.round(health.tookMs)} ms that it is the right service, and well`);
    const skewS = clockSkewS(health, sentAtMs);
    return {
      lines: [...lines, line],
      ...(skewS === undefined ? {} : { clock: { service: who, skewS } }),
    };
  } catch (error) {
    return { lines: [...lines, errorLine(subject, error, target)] };
  }
}

function wayLines(
  subject: string,
  { dnsMs, tcpMs, tlsMs, proxy, addresses, certificate }: Reach,
): readonly DoctorLine[] {
  const phase = (name: ReachPhase, ms: number | undefined, saw = ''): readonly DoctorLine[] =>
    ms === undefined ? [] : [right(`${subject} ${titles[name]}`, `${saw}${Math.round(ms)} ms`)];
  return [
    ...phase('proxy', proxy?.tookMs, proxy && `through ${proxy.name}, `),
    ...phase('dns', dnsMs, `${addresses.join(', ')}, `),
    ...phase('tcp', tcpMs),
    ...(certificate === undefined || tlsMs === undefined ? [] : [certificateLine(subject, certificate)]),
  ];
}

function certificateLine(subject: string, { daysLeft, goodUntil, issuer }: Certificate): DoctorLine {
  const { value, source } = deploymentThresholds.certificateDays;
  const saw = `${daysLeft} days left, until ${goodUntil}, issued by ${issuer}`;
  const whole = `${subject} ${titles.tls}`;
  return daysLeft < value
    ? wrong(whole, `${saw}; fewer than ${value} days (${source})`, 'Have the certificate renewed now.')
    : right(whole, saw);
}

function errorLine(subject: string, error: unknown, target: Target): DoctorLine {
  if (error instanceof FindingError) return wrongLine(subject, error.finding, target);
  if (error instanceof LadderTimeUp) {
    return wrong(
      subject,
      'was not done in the time that there is',
      'Run this again, when nobody else of this machine asks the target.',
    );
  }
  throw error;
}

function wrongLine(subject: string, fault: Finding, { name }: Target): DoctorLine {
  const { code, layer, evidence } = fault;
  const said = fault.code === 'NOT_READY' ? (evidence[0] ?? '') : particularsOf(fault);
  return wrong(subject, `${code}: ${said}`, nextStep(code, layer, name));
}
