import { finding } from '../diagnosis/finding.ts';
import { describeReply } from '../http/describe-reply.ts';
import { fieldOf } from '../http/field-of.ts';
import type { HttpReply } from '../http/http-client.ts';
import { judgeAdmission } from './judge-access.ts';
import type { Judgement } from './judgement.ts';

/** By what a change shows. */
const marks = ['title', 'message_count'] as const;

/** A thread is what it was before somebody else laid hands on it, as its owner reads it: there, with its title and its messages. */
export function judgeUntouchedThread(before: HttpReply, after: HttpReply): Judgement {
  const { findings, evidence } = judgeAdmission(before);
  if (findings.length > 0) return { findings, evidence };
  const seen = [before, after].map(describeReply);
  if (after.status !== 200) {
    const words = `After another user's requests its owner gets ${after.status} for it.`;
    return { findings: [finding('CROSS_USER_LEAK', words, seen)], evidence: seen };
  }
  const shown = marks.filter((name) => fieldOf(before.json, name) !== undefined);
  const changed = marks.filter((name) => fieldOf(before.json, name) !== fieldOf(after.json, name));
  if (shown.length === 0) {
    const words = `Its owner was shown neither its ${marks.join(' nor its ')}, so whether it is what it was is unknown.`;
    return { findings: [], evidence: seen, unmeasurable: [words] };
  }
  if (changed.length === 0) return { findings: [], evidence: seen };
  const words = `Another user changed its ${changed.join(' and its ')}.`;
  return { findings: [finding('CROSS_USER_LEAK', words, seen)], evidence: seen };
}
