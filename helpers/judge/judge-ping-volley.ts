import type { PingVolley } from '../chat/ping-together.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { excerpt } from './excerpt.ts';
import { codeOfClose } from './judge-ending.ts';
import type { Judgement } from './judgement.ts';

/** Many messages in one go are all answered (requirements X59); a limit that is in force is said in words, never by silence. */
export function judgePingVolley(volley: PingVolley): Judgement {
  const { sent, pongs, troubles, closed } = volley;
  const evidence = [`${pongs} of ${sent} pings in one go were answered by a pong`];
  return {
    findings: judge(volley, [...evidence, ...troubles.slice(0, 2).map(({ raw }) => excerpt(raw))]),
    evidence: sent === 0 && !closed ? [] : [...evidence, ...(closed ? [`closed with ${closed.code}`] : [])],
  };
}

function judge(
  { sent, pongs, troubles, closed }: PingVolley,
  evidence: readonly string[],
): readonly Finding[] {
  if (closed) {
    const words = `Closed with ${closed.code} "${excerpt(closed.reason, 80)}" after ${pongs} of ${sent} pings.`;
    return [finding(codeOfClose(closed.code), words, evidence)];
  }
  if (troubles.length > 0) {
    return [finding('SELF_RATE_LIMITED', `The socket answered ${pongs} of ${sent} messages.`, evidence)];
  }
  return pongs < sent ? [finding('NO_PONG', `${sent - pongs} of ${sent} got no answer.`, evidence)] : [];
}
