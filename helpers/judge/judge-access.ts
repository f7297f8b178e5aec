import { noncePattern } from '../../env/prompts.ts';
import type { Code } from '../diagnosis/codes.ts';
import { finding } from '../diagnosis/finding.ts';
import { describeReply } from '../http/describe-reply.ts';
import { fieldOf } from '../http/field-of.ts';
import type { HttpReply } from '../http/http-client.ts';
import { leakedCode } from './judge-frames.ts';
import { refusedTokenCode } from './refused-token-code.ts';
import type { Judgement } from './judgement.ts';
import { secretsTold } from './secrets-told.ts';
import { toldSecrets } from './told-secrets.ts';

/** Accepted where a token is missing or bad: both stand, as they differ by framework version (auth contract, 1b). */
const refusalStatuses: readonly number[] = [401, 403];

/** A wrong credential at the login: refused, and nothing handed out. `what` was shown; it begins the sentence. */
export function judgeWrongCredential(reply: HttpReply, what = 'A wrong credential'): Judgement {
  const evidence = [describeReply(reply)];
  const token = fieldOf(reply.json, 'access_token');
  if (typeof token === 'string') {
    return {
      findings: [finding('LOGIN_ACCEPTS_ANYTHING', `${what} got a token.`, evidence)],
      evidence,
    };
  }
  if (refusalStatuses.includes(reply.status)) return { findings: [], evidence };
  const tells = reply.status === 404 && !isNoRoute(reply);
  const words = `${what} got ${reply.status} instead of 401${tells ? ', so anybody can find out who has an account' : ''}.`;
  const code = tells ? 'API_CONTRACT' : wrongCredentialCode(reply.status);
  return { findings: [finding(code, words, evidence)], evidence };
}

/** 404 in the framework's own words, or in none: the path is unknown, and not the user. */
function isNoRoute({ json }: HttpReply): boolean {
  const detail = fieldOf(json, 'detail');
  return typeof detail !== 'string' || detail === 'Not Found';
}

function wrongCredentialCode(status: number): Code {
  if (status === 404 || status === 405) return 'AUTH_ENDPOINT_MISSING';
  return status >= 500 ? 'LOGIN_5XX' : 'API_CONTRACT';
}

/** The bearer's profile names the user who logged in. */
export function judgeProfile(reply: HttpReply, subject: string): Judgement {
  const evidence = [describeReply(reply)];
  if (reply.status !== 200) {
    const code: Code =
      reply.status === 404 ? 'AUTH_ENDPOINT_MISSING' : reply.status >= 500 ? 'LOGIN_5XX' : 'LOGIN_REFUSED';
    return {
      findings: [finding(code, 'A fresh token was not accepted for its own profile.', evidence)],
      evidence,
    };
  }
  const named = fieldOf(reply.json, 'user_id');
  const told = secretsTold('The profile', toldSecrets(reply.json));
  if (named === subject) return { findings: told, evidence };
  const words = `Logged in as ${subject}, the profile names ${JSON.stringify(named ?? null)}.`;
  return { findings: [finding('IDENTITY_MISMATCH', words, evidence)], evidence };
}

/** A protected route lets a genuine token in. `failure` names a refusal by anything but the token. */
export function judgeAdmission(reply: HttpReply): Judgement {
  const evidence = [describeReply(reply)];
  if (reply.status === 200 && reply.json !== undefined) return { findings: leaks(reply), evidence };
  if (reply.status === 200) {
    const words = 'A fresh token got 200, but the body is no JSON: something else than the route answered.';
    return { findings: [finding('API_CONTRACT', words, evidence)], evidence };
  }
  const words = `A fresh token got ${reply.status}.`;
  return { findings: [finding(admissionCode(reply), words, evidence)], evidence };
}

function admissionCode({ status, text }: HttpReply): Code {
  if (refusalStatuses.includes(status)) return refusedTokenCode(text);
  if (status === 404 || status === 405) return 'API_ROUTE_MISSING';
  return status >= 500 ? 'THREADS_5XX' : 'API_CONTRACT';
}

/** A protected route refuses what is no token of the login service. `credential` finishes "a request with …". */
export function judgeDenial(reply: HttpReply, credential: string): Judgement {
  const evidence = [describeReply(reply)];
  if (refusalStatuses.includes(reply.status)) return { findings: [], evidence };
  const words = `A request with ${credential} got ${reply.status} instead of 401 or 403.`;
  const code: Code = reply.status < 300 ? 'AUTH_BYPASSED' : admissionCode(reply);
  return { findings: [finding(code, words, evidence)], evidence };
}

/** Another user's thread is refused, or not there at all for this user. */
export function judgeForeignThread(reply: HttpReply): Judgement {
  const evidence = [describeReply(reply)];
  if (reply.status === 403 || reply.status === 404) return { findings: quoted(reply), evidence };
  const code: Code = reply.status < 300 ? 'CROSS_USER_LEAK' : admissionCode(reply);
  return { findings: [finding(code, `Another user's thread got ${reply.status}.`, evidence)], evidence };
}

/** A refusal that repeats what stands in the thread refuses nothing: the request names no word of it. */
function quoted(reply: HttpReply): ReturnType<typeof finding>[] {
  const word = new RegExp(noncePattern, 'i').exec(reply.text)?.[0];
  if (word === undefined) return [];
  const words = `Another user's thread got ${reply.status}, and the refusal itself tells of ${word}.`;
  return [finding('CROSS_USER_LEAK', words, [describeReply(reply)])];
}

function leaks(reply: HttpReply): ReturnType<typeof finding>[] {
  const leaked = leakedCode(reply.text);
  return leaked === undefined ? [] : [finding('CODE_LEAK', `The body says: ${leaked}.`)];
}
