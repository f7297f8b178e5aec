import type { Knock } from '../chat/knock.ts';
import { finding } from '../diagnosis/finding.ts';
import { describeKnock, judgeKnock } from './judge-knock.ts';
import { joinJudgements, type Judgement } from './judgement.ts';

/**
 * A page of another website is turned away, whatever token it has, and the product's own is let in: without the second, a socket
 * that refuses everybody would pass. The real backend does not look at the origin (websocket contract, 1.4).
 */
export function judgeOrigins(own: Knock, foreign: readonly Knock[], subject: string): Judgement {
  const atHome = judgeKnock(own, subject);
  return joinJudgements([atHome, ...foreign.map((knock) => judgeForeign(knock, subject))]);
}

function judgeForeign(foreign: Knock, subject: string): Judgement {
  const evidence = [describeKnock(foreign)];
  const { upgrade, identity, close } = foreign.seen;
  const isRefused =
    (upgrade.kind === 'http' && (upgrade.status === 401 || upgrade.status === 403)) ||
    (upgrade.kind === 'open' && identity === undefined && close?.code === 1008);
  if (isRefused) return { findings: [], evidence };
  if (upgrade.kind !== 'open') return { findings: judgeKnock(foreign, subject).findings, evidence };
  const words = `It runs as ${identity ?? 'nobody that it names'}.`;
  return { findings: [finding('ORIGIN_UNCHECKED', words, evidence)], evidence };
}
