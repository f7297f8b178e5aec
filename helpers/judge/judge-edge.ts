import type { Knock } from '../chat/knock.ts';
import type { Code } from '../diagnosis/codes.ts';
import { finding } from '../diagnosis/finding.ts';
import { describeKnock, judgeKnock } from './judge-knock.ts';
import { joinJudgements, type Judgement } from './judgement.ts';

/**
 * What the edge hands on, judged by whom the service makes of it (requirements F17). Only where the service takes the token when it is
 * asked past the edge has the edge lost it; otherwise the upgrade is judged for what it is. `direct` is undefined for a target whose
 * service has no address of its own.
 */
export function judgeEdge(
  lost: Extract<Code, 'LB_HEADER_STRIPPED' | 'LB_SUBPROTOCOL_STRIPPED'>,
  edge: Knock,
  direct: Knock | undefined,
  subject: string,
): Judgement {
  const isTaken = ({ seen }: Knock): boolean => seen.identity === subject;
  const evidence = [edge, ...(direct ? [direct] : [])].map(describeKnock);
  if (direct && isTaken(direct) && seemsLost(edge)) {
    const words = `Past the edge the same token ${edge.carrier.words} is taken for ${subject}.`;
    return { findings: [finding(lost, words, evidence)], evidence };
  }
  return joinJudgements([edge, ...(direct ? [direct] : [])].map((knock) => judgeKnock(knock, subject)));
}

/** Turned away, or let in without anybody having looked: what a service does to whom it sees come without a token. */
function seemsLost({ seen: { upgrade, close, identity } }: Knock): boolean {
  if (upgrade.kind === 'http') return upgrade.status === 401 || upgrade.status === 403;
  if (upgrade.kind === 'bad-upgrade') return /sent no subprotocol/i.test(upgrade.message);
  return upgrade.kind === 'open' && identity === undefined && close?.code !== undefined;
}
