import type { Code } from '../diagnosis/codes.ts';
import { finding } from '../diagnosis/finding.ts';
import { describeReply } from '../http/describe-reply.ts';
import type { HttpReply } from '../http/http-client.ts';
import type { Judgement } from './judgement.ts';

/** The login service's own profile refuses what is no access token of it. `credential` finishes "a request with …". */
export function judgeProfileDenial(reply: HttpReply, credential: string): Judgement {
  const evidence = [`${describeReply(reply)}, with ${credential}`];
  if (reply.status === 401 || reply.status === 403) return { findings: [], evidence };
  const words = `The login service answered a request with ${credential} by ${reply.status} instead of 401.`;
  return { findings: [finding(codeOf(reply.status), words, evidence)], evidence };
}

function codeOf(status: number): Code {
  if (status < 300) return 'AUTH_BYPASSED';
  if (status === 404 || status === 405) return 'AUTH_ENDPOINT_MISSING';
  return status >= 500 ? 'LOGIN_5XX' : 'API_CONTRACT';
}
