import { judgeClaims } from '../auth/judge-claims.ts';
import type { Session } from '../auth/session.ts';
import type { LogoutRecord } from '../auth/session-client.ts';
import type { Code } from '../diagnosis/codes.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { describeReply } from '../http/describe-reply.ts';
import { fieldOf } from '../http/field-of.ts';
import type { HttpReply } from '../http/http-client.ts';
import type { Judgement } from './judgement.ts';

/** Refused by the login service or the backend: both statuses stand, as they differ by framework version (auth contract, 1b). */
const refusalStatuses: readonly number[] = [401, 403];

/**
 * A login is renewed: a new pair of tokens, with the promised claims, for the same user (requirements F12). `skewS`: how far the login
 * service's clock is ahead of ours, where known.
 */
export function judgeRenewal(reply: HttpReply, session: Session, nowMs: number, skewS?: number): Judgement {
  const evidence = [describeReply(reply)];
  const renewed = renewedSession(reply, session);
  if (reply.status !== 200 || renewed === undefined) {
    const words =
      reply.status === 200
        ? 'The answer is 200 and holds no new pair of tokens.'
        : `A fresh refresh token got ${reply.status}.`;
    return { findings: [finding(renewalCode(reply.status), words, evidence)], evidence };
  }
  const findings: Finding[] = [...judgeClaims(renewed, nowMs / 1000, skewS)];
  if (renewed.accessToken === session.accessToken)
    findings.push(finding('REFRESH_REJECTED', 'The access token that came back is the old one.', evidence));
  if (renewed.refreshToken === session.refreshToken)
    findings.push(finding('REFRESH_REUSED', 'The refresh token that came back is the old one.', evidence));
  return { findings, evidence };
}

/** The session with the tokens of a renewal; undefined when there is not a pair of them. */
export function renewedSession(reply: HttpReply, session: Session): Session | undefined {
  const accessToken = fieldOf(reply.json, 'access_token');
  const refreshToken = fieldOf(reply.json, 'refresh_token');
  if (typeof accessToken !== 'string' || typeof refreshToken !== 'string') return undefined;
  // Whose it is was said by the login, and the renewed token is held to that.
  return { ...session, userId: session.subject, accessToken, refreshToken };
}

/** What is no fresh refresh token renews nothing. `credential` finishes "a renewal with …". */
export function judgeNoRenewal(reply: HttpReply, credential: string): Judgement {
  const evidence = [describeReply(reply)];
  if (refusalStatuses.includes(reply.status)) return { findings: [], evidence };
  const words = `A renewal with ${credential} got ${reply.status} instead of 401.`;
  const code: Code = reply.status < 300 ? 'REFRESH_REUSED' : renewalCode(reply.status);
  return { findings: [finding(code, words, evidence)], evidence };
}

function renewalCode(status: number): Code {
  if (status === 404 || status === 405) return 'AUTH_ENDPOINT_MISSING';
  return status >= 500 ? 'LOGIN_5XX' : 'REFRESH_REJECTED';
}

/**
 * A logged-out token is refused in the end, and from then on. The answer to the logout itself proves nothing: it is 200 in any case
 * (auth contract, 1a). The news may take some asks, since each process keeps a list of its own.
 */
export function judgeLogout({ logout, asked }: LogoutRecord): Judgement {
  const first = asked.findIndex(({ status }) => refusalStatuses.includes(status));
  const evidence = [
    describeReply(logout),
    ...asked.map((reply, at) => `${at + 1}. ${describeReply(reply)}`).slice(0, 12),
  ];
  const broken = [logout, ...asked].find(({ status }) => status >= 500);
  if (broken)
    return { findings: [finding('LOGIN_5XX', `After the logout: ${broken.status}.`, evidence)], evidence };
  if (logout.status === 404) return { findings: [finding('AUTH_ENDPOINT_MISSING', '', evidence)], evidence };
  if (refusalStatuses.includes(logout.status)) {
    const words = `The logout itself got ${logout.status}, so the token was refused before it was logged out.`;
    return { findings: [finding('LOGIN_REFUSED', words, evidence)], evidence };
  }
  if (first < 0) {
    const words = `The login service accepted it all ${asked.length} times that it was asked afterwards.`;
    return { findings: [finding('LOGOUT_INEFFECTIVE', words, evidence)], evidence };
  }
  const later = asked.slice(first + 1).filter(({ status }) => status < 300).length;
  const words = `The login service refused it at ask ${first + 1} and accepted it ${later} times after that.`;
  return { findings: later === 0 ? [] : [finding('LOGOUT_INCOMPLETE', words, evidence)], evidence };
}

/** The backend refuses what the login service refuses since the logout. */
export function judgeLogoutAtBackend(reply: HttpReply): Judgement {
  const evidence = [describeReply(reply)];
  if (refusalStatuses.includes(reply.status)) return { findings: [], evidence };
  const words = `The login service refuses the token, and the backend answers it with ${reply.status}.`;
  return { findings: [finding(backendCode(reply.status), words, evidence)], evidence };
}

function backendCode(status: number): Code {
  if (status < 300) return 'LOGOUT_INCOMPLETE';
  if (status === 404 || status === 405) return 'API_ROUTE_MISSING';
  return status >= 500 ? 'THREADS_5XX' : 'API_CONTRACT';
}
