import type { SocketClosed } from '../chat/chat-socket.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { excerpt } from './excerpt.ts';

/** Ages at which something on the way is known to cut connections, seconds (requirements X49). */
const knownAges: readonly number[] = [30, 240, 300, 600];
/** How near to one of them an age has to be, seconds. */
const nearS = 3;

/**
 * A connection that ended without our doing, by its age. An error of the server and a login that ran out have codes of their own; all
 * else is a cut. `when` finishes the sentence.
 */
export function explainCut(
  { code, reason }: SocketClosed,
  ageMs: number,
  when: string,
  evidence: readonly string[] = [],
): Finding {
  const ageS = ageMs / 1000;
  const known = knownAges.find((age) => Math.abs(age - ageS) <= nearS);
  const limit = known === undefined ? '' : ` That is the age of a known limit of ${known} s.`;
  const words = `Closed with ${code} "${excerpt(reason, 80)}" at the age of ${ageS.toFixed(1)} s, ${when}.${limit}`;
  if (code === 1011) return finding('WS_1011', words, evidence);
  if (code === 1008) return finding('WS_AUTH_FAILED', words, evidence);
  return finding('WS_CUT_AT', words, evidence);
}
