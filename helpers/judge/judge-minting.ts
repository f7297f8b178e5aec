import type { MintRecord } from '../auth/session-client.ts';
import { finding } from '../diagnosis/finding.ts';
import { describeReply } from '../http/describe-reply.ts';
import { fieldOf } from '../http/field-of.ts';
import type { Judgement } from './judgement.ts';

/** By these the profile says that what it was shown is no login. */
const refusals: readonly number[] = [401, 403];

/** Nobody gets a token who has not proven who he is. `how` finishes "a token was got …". */
export function judgeMinting({ answer, profile }: MintRecord, how: string): Judgement {
  const evidence = [answer, ...(profile ? [profile] : [])].map(describeReply);
  if (answer.status >= 500 || (profile && profile.status >= 500)) {
    // An error says nothing about whether a better request would have got one, or whether what was got is a login.
    return { findings: [finding('LOGIN_5XX', `Asked for a token ${how}.`, evidence)], evidence };
  }
  const isUnknown = profile
    ? profile.status !== 200 && !refusals.includes(profile.status)
    : answer.status < 300;
  if (isUnknown) {
    const words = profile
      ? `A text was handed out, and the profile answered it by ${profile.status}, which says nothing of it.`
      : `It was answered by ${answer.status}, and no token was found in it that could be tried.`;
    return { findings: [], evidence, unmeasurable: [words] };
  }
  // A text that the service itself does not take for a login is no token.
  if (profile?.status !== 200) return { findings: [], evidence };
  const whose = JSON.stringify(fieldOf(profile.json, 'user_id') ?? null);
  const words = `It was got ${how}, and the login service takes it for user ${whose}.`;
  return { findings: [finding('TOKEN_MINTED_FREELY', words, evidence)], evidence };
}
