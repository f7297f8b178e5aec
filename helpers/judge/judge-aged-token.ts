import type { AgedToken } from '../auth/age-token.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { describeReply } from '../http/describe-reply.ts';
import { fieldOf } from '../http/field-of.ts';
import { judgeDenial } from './judge-access.ts';
import { judgeProfileDenial } from './judge-profile-denial.ts';
import type { Judgement } from './judgement.ts';

/**
 * A token that ran out is refused by the login service at once and by the backend in the end, and the login can still be renewed
 * (requirements F12 and X24).
 */
export function judgeAgedToken({ profile, backend, renewal }: AgedToken): Judgement {
  const last = backend.at(-1);
  const evidence = [
    describeReply(profile),
    ...(last
      ? [`${describeReply(last.reply)}, ${Math.round(last.afterMs / 1000)} s after the end of the token`]
      : []),
    describeReply(renewal),
  ];
  const findings: Finding[] = [
    ...judgeProfileDenial(profile, 'a token that ran out').findings,
    ...(last ? judgeDenial(last.reply, 'a token that ran out').findings : []),
  ];
  const renewed = fieldOf(renewal.json, 'access_token');
  if (renewal.status !== 200 || typeof renewed !== 'string' || renewed === '')
    findings.push(finding('TOKEN_EXPIRED', `The renewal got ${renewal.status}.`, evidence));
  const unmeasurable = last ? [] : ['The backend was not asked about the token after its end.'];
  return { findings, evidence, unmeasurable };
}
