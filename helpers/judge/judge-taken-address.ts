import type { TakenAddress } from '../auth/auth-client.ts';
import type { Code } from '../diagnosis/codes.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { describeReply } from '../http/describe-reply.ts';
import { fieldOf } from '../http/field-of.ts';
import type { HttpReply } from '../http/http-client.ts';
import type { Judgement } from './judgement.ts';

/**
 * Who registers an address that is taken gets 409 (auth contract, 1a) and nothing else: no token, and no password of his own on the
 * account. Its owner logs in as before.
 */
export function judgeTakenAddress({ again, withNew, withOld }: TakenAddress): Judgement {
  const evidence = [again, withNew, withOld].map(describeReply);
  const taken = [
    ...(hasToken(again) ? ['Who registered an address that was taken got a token.'] : []),
    ...(hasToken(withNew) ? ['The password of a second registration logs in to the account.'] : []),
  ];
  const findings: Finding[] = taken.map((words) => finding('LOGIN_ACCEPTS_ANYTHING', words, evidence));
  if (findings.length > 0) return { findings, evidence };
  if (!hasToken(withOld)) {
    const words = `After somebody else tried to register the address its owner gets ${withOld.status}.`;
    findings.push(finding(codeOf(withOld.status, 'LOGIN_REFUSED'), words, evidence));
  }
  if (again.status !== 409) {
    const words = `The registration of a taken address got ${again.status} instead of 409.`;
    findings.push(finding(codeOf(again.status, 'API_CONTRACT'), words, evidence));
  }
  return { findings, evidence };
}

function hasToken({ json }: HttpReply): boolean {
  return typeof fieldOf(json, 'access_token') === 'string';
}

function codeOf(status: number, otherwise: Code): Code {
  if (status === 404 || status === 405) return 'AUTH_ENDPOINT_MISSING';
  return status >= 500 ? 'LOGIN_5XX' : otherwise;
}
