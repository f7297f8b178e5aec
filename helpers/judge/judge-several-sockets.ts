import type { SeveralSockets } from '../chat/open-several.ts';
import type { Code } from '../diagnosis/codes.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { isBypassUser } from './bypass-user.ts';
import type { Judgement } from './judgement.ts';
import { saysFull } from './says-full.ts';

/** Two tabs are what every user may have. */
const fewest = 2;

/** How a server refuses in words or by a status: what the documents leave open is only the number. */
const explicitRefusals: readonly Code[] = ['WS_HTTP_403', 'WS_NOT_READY'];

/**
 * Several sockets of one user at once (requirements F28): each is the user's own, and where a limit is reached the refusal says so. The
 * limit itself is reported; the documents name 3, 5, 10 and 20.
 */
export function judgeSeveralSockets({ wanted, opened, refusal }: SeveralSockets): Judgement {
  const evidence = [
    refusal === undefined
      ? `${opened.length} of ${wanted} sockets of one user were open at once`
      : `${opened.length} of ${wanted} sockets of one user were open at once; the next: ${refusal.sentence}`,
  ];
  const isExplicit = refusal !== undefined && (explicitRefusals.includes(refusal.code) || saysFull(refusal));
  const refused = refusal && (!isExplicit || opened.length < fewest) ? [refusal] : [];
  const isEmpty = opened.length === 0 && refusal === undefined;
  return { findings: [...refused, ...strangers(opened)], evidence: isEmpty ? [] : evidence };
}

/** Closed sockets give their places back: as many open again as before. */
export function judgePlacesBack(before: SeveralSockets, after: SeveralSockets): Judgement {
  const evidence = [`${before.opened.length} were open and closed, then ${after.opened.length} opened again`];
  if (before.opened.length === 0) {
    return { findings: [], evidence, unmeasurable: ['None had been let in, so none could be given back.'] };
  }
  if (after.opened.length >= before.opened.length) return { findings: [], evidence };
  const seen = after.refusal ? [after.refusal.sentence, ...after.refusal.evidence] : [];
  const words = `After ${before.opened.length} sockets were closed, only ${after.opened.length} could be opened again.`;
  return { findings: [finding('CONNECTION_LEAK', words, seen)], evidence };
}

/** Sockets that are not the user's own, one finding for each thing that they are instead. */
function strangers(opened: SeveralSockets['opened']): readonly Finding[] {
  const odd = opened.filter(({ identity, subject }) => identity !== subject);
  const identities = [...new Set(odd.map(({ identity }) => identity))];
  return identities.map((identity) => {
    const count = odd.filter((one) => one.identity === identity).length;
    const which = `${count} of ${opened.length} sockets of ${odd[0]?.subject ?? 'one user'}`;
    if (identity === undefined)
      return finding('NO_PONG', `${which} answer no ping, so whose they are is unproven.`);
    const code = isBypassUser(identity) ? 'AUTH_BYPASSED' : 'IDENTITY_MISMATCH';
    return finding(code, `${which} run as ${identity}.`);
  });
}
