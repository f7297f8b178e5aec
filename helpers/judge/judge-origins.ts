import type { Knock } from '../chat/knock.ts';
import { finding } from '../diagnosis/finding.ts';
import { describeKnock, judgeKnock } from './judge-knock.ts';
import type { Judgement } from './judgement.ts';

/**
 * A page of another website is turned away, whatever token it has, and the product's own is let in: without the second, a socket
 * that refuses everybody would pass. The real backend does not look at the origin (websocket contract, 1.4).
 */
export function judgeOrigins(own: Knock, foreign: Knock, subject: string): Judgement {
  const atHome = judgeKnock(own, subject);
  const evidence = [...atHome.evidence, describeKnock(foreign)];
  const { upgrade, identity, close } = foreign.seen;
  const isRefused =
    (upgrade.kind === 'http' && (upgrade.status === 401 || upgrade.status === 403)) ||
    (upgrade.kind === 'open' && identity === undefined && close?.code === 1008);
  if (isRefused) return { findings: atHome.findings, evidence };
  const away =
    upgrade.kind === 'open'
      ? [
          finding('ORIGIN_UNCHECKED', `It runs as ${identity ?? 'nobody that it names'}.`, [
            describeKnock(foreign),
          ]),
        ]
      : judgeKnock(foreign, subject).findings;
  return { findings: [...atHome.findings, ...away], evidence };
}
