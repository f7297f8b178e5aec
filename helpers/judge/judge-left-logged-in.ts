import type { Session } from '../auth/session.ts';
import type { Code } from '../diagnosis/codes.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { describeReply } from '../http/describe-reply.ts';
import type { HttpReply } from '../http/http-client.ts';
import type { Judgement } from './judgement.ts';

/** A login beside the one that was ended, and what the profile said to its token afterwards. */
export interface OtherLogin {
  /** Finishes "the logout ended …". */
  readonly whose: string;
  readonly session: Session;
  readonly profile: HttpReply;
}

/**
 * A logout ends the one login whose token it was shown and no other (auth contract, section 2: what is refused is that token). So no two
 * logins have a token in common.
 */
export function judgeLeftLoggedIn(ended: Session, others: readonly OtherLogin[]): Judgement {
  return {
    findings: others.flatMap((other) => [...shared(ended, other), ...swept(other)]),
    evidence: others.map(({ whose, profile }) => `${whose}, afterwards: ${describeReply(profile)}`),
  };
}

function shared(ended: Session, { whose, session }: OtherLogin): readonly Finding[] {
  if (session.accessToken !== ended.accessToken) return [];
  return [finding('TOKEN_CLAIMS', `The first login and ${whose} got one and the same access token.`)];
}

function swept({ whose, session, profile }: OtherLogin): readonly Finding[] {
  if (profile.status === 200) return [];
  const words = `The logout of one login ended ${whose}: ${session.subject} gets ${profile.status}.`;
  return [finding(codeOf(profile.status), words, [describeReply(profile)])];
}

function codeOf(status: number): Code {
  if (status === 404 || status === 405) return 'AUTH_ENDPOINT_MISSING';
  return status >= 500 ? 'LOGIN_5XX' : 'LOGIN_REFUSED';
}
