import { finding } from '../diagnosis/finding.ts';
import { describeReply } from '../http/describe-reply.ts';
import type { HttpReply } from '../http/http-client.ts';
import { judgeAdmission } from './judge-access.ts';
import type { Judgement } from './judgement.ts';

/** One token, used several times at once, is accepted every time or is no good at all (requirements X25). */
export function judgeManyUses(replies: readonly HttpReply[]): Judgement {
  const evidence = replies.map(
    (reply) =>
      `${describeReply(reply).slice(0, 60)} (sent at ${Math.round(reply.startedMs - startOf(replies))} ms)`,
  );
  const refused = replies.filter(({ status }) => status === 401 || status === 403);
  const [bad] = replies.filter((reply) => judgeAdmission(reply).findings.length > 0);
  if (bad === undefined) return { findings: [], evidence };
  if (refused.length === 0 || refused.length === replies.length) return { ...judgeAdmission(bad), evidence };
  const words = `Sent ${replies.length} times at once, ${refused.length} of them were refused.`;
  return { findings: [finding('AUTH_FLAKY_REUSE', words, evidence)], evidence };
}

function startOf(replies: readonly HttpReply[]): number {
  return Math.min(...replies.map(({ startedMs }) => startedMs));
}
