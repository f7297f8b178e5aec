import { finding } from '../diagnosis/finding.ts';
import { describeReply } from '../http/describe-reply.ts';
import { fieldOf } from '../http/field-of.ts';
import type { HttpReply } from '../http/http-client.ts';
import { judgeAdmission } from './judge-access.ts';
import type { Judgement } from './judgement.ts';

/** A user's list of threads names no thread of somebody else. */
export function judgeForeignList(reply: HttpReply, foreignThreadId: string): Judgement {
  const admission = judgeAdmission(reply);
  if (admission.findings.length > 0) return admission;
  const evidence = [describeReply(reply)];
  if (!Array.isArray(reply.json)) {
    return { findings: [finding('API_CONTRACT', 'The list of threads is no list.', evidence)], evidence };
  }
  const named = reply.json.some((thread) => fieldOf(thread, 'id') === foreignThreadId);
  if (!named) return { findings: [], evidence };
  const words = `A user's list of threads names ${foreignThreadId}, which is another user's.`;
  return { findings: [finding('CROSS_USER_LEAK', words, evidence)], evidence };
}
