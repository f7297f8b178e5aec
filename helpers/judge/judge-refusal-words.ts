import { finding } from '../diagnosis/finding.ts';
import { describeReply } from '../http/describe-reply.ts';
import type { HttpReply } from '../http/http-client.ts';
import { judgeDenial } from './judge-access.ts';
import { leakedCode } from './judge-frames.ts';
import type { Judgement } from './judgement.ts';

/**
 * A refusal says nothing of the program behind it. The real one fills paths and stack traces in everywhere but in production (auth
 * contract, head), so this is asked for on embedded alone.
 */
export function judgeRefusalWords(reply: HttpReply, credential: string): Judgement {
  const denial = judgeDenial(reply, credential);
  const leaked = leakedCode(reply.text);
  if (leaked === undefined) return denial;
  const words = `The refusal of a request with ${credential} says: ${leaked}.`;
  return { ...denial, findings: [...denial.findings, finding('CODE_LEAK', words, [describeReply(reply)])] };
}
