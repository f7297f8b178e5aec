import { explainOpen } from '../chat/explain-open.ts';
import type { Knock } from '../chat/knock.ts';
import type { Code } from '../diagnosis/codes.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { isBypassUser } from './bypass-user.ts';
import { excerpt } from './excerpt.ts';
import type { Judgement } from './judgement.ts';

/** An upgrade with a good token opens, with a subprotocol that was offered, as the user of the token (requirements F15 and F18). */
export function judgeKnock(knock: Knock, subject: string): Judgement {
  return { findings: findingsOf(knock, subject), evidence: [describeKnock(knock)] };
}

/** `edge, the token in the login header alone: 101, no subprotocol, as auth_user_1` */
export function describeKnock({ carrier, way, chosen, seen }: Knock): string {
  const start = `${way}, the token ${carrier.words}:`;
  if (seen.upgrade.kind === 'http') return `${start} HTTP ${seen.upgrade.status}`;
  if (seen.upgrade.kind !== 'open') return `${start} ${seen.upgrade.kind}`;
  const echoed = chosen === undefined || chosen === '' ? 'no subprotocol' : (chosen.split('.')[0] ?? '');
  const who = seen.identity === undefined ? 'nobody answered a ping' : `as ${seen.identity}`;
  return `${start} 101, ${echoed}, ${who}${seen.close ? `, close ${seen.close.code}` : ''}`;
}

function findingsOf(knock: Knock, subject: string): readonly Finding[] {
  const { carrier, chosen, seen } = knock;
  const evidence = [
    describeKnock(knock),
    ...seen.frames.slice(0, 2).map(({ raw }) => `frame: ${excerpt(raw)}`),
  ];
  if (seen.upgrade.kind !== 'open') return [explainOpen(seen.upgrade, seen.url)];
  const asWhom = identityFindings(knock, subject, evidence);
  if (chosen === undefined || chosen === '' || carrier.subprotocols.includes(chosen)) return asWhom;
  const words = `With the token ${carrier.words} the server chose one that was not offered.`;
  return [finding('SUBPROTOCOL_NEGOTIATION', words, evidence), ...asWhom];
}

function identityFindings({ carrier, seen }: Knock, subject: string, evidence: readonly string[]): Finding[] {
  const { identity, close } = seen;
  const brought = `With the token ${carrier.words}`;
  if (identity === subject) return [];
  if (identity === undefined && close) {
    return [
      finding(codeOfClose(close.code), `${brought} the socket was closed with ${close.code}.`, evidence),
    ];
  }
  if (identity === undefined)
    return [finding('NO_PONG', `${brought} nobody says whose the socket is.`, evidence)];
  const code: Code = isBypassUser(identity) ? 'AUTH_BYPASSED' : 'IDENTITY_MISMATCH';
  return [finding(code, `${brought} of ${subject} the socket runs as ${identity}.`, evidence)];
}

function codeOfClose(code: number): Code {
  if (code === 1008) return 'WS_AUTH_FAILED';
  if (code === 1011) return 'WS_1011';
  if (code === 1006) return 'WS_1006';
  return code === 1000 ? 'WS_CLOSED_1000_EARLY' : 'WS_CLOSED_BEFORE_TERMINAL';
}
