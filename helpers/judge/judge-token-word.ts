import type { Session } from '../auth/session.ts';
import type { Code } from '../diagnosis/codes.ts';
import { finding } from '../diagnosis/finding.ts';
import { describeReply } from '../http/describe-reply.ts';
import { fieldOf } from '../http/field-of.ts';
import type { HttpReply } from '../http/http-client.ts';
import type { Judgement } from './judgement.ts';

/**
 * What the login service says of a token where it says so in the body of a 200 (auth contract, 1a: verify and validate). Of its own it
 * says that it is good, and whose.
 */
export function judgeOwned(reply: HttpReply, session: Session): Judgement {
  const evidence = [describeReply(reply)];
  const broken = unheard(reply);
  if (broken !== undefined) return { findings: [finding(broken, '', evidence)], evidence };
  if (fieldOf(reply.json, 'valid') !== true) {
    const words = `${pathOf(reply)} does not call a fresh token good.`;
    return { findings: [finding('LOGIN_REFUSED', words, evidence)], evidence };
  }
  const named = {
    user_id: session.subject,
    ...(session.email === undefined ? {} : { email: session.email }),
  };
  const wrong = Object.entries(named).filter(([name, wanted]) => fieldOf(reply.json, name) !== wanted);
  if (wrong.length === 0) return { findings: [], evidence };
  const words = wrong.map(
    ([name, wanted]) =>
      `${name} is ${JSON.stringify(fieldOf(reply.json, name) ?? null)} instead of "${wanted}"`,
  );
  const detail = `${pathOf(reply)} takes a token for somebody else's: ${words.join(', ')}.`;
  return { findings: [finding('IDENTITY_MISMATCH', detail, evidence)], evidence };
}

/** Whatever is no access token of its own it calls no good. `credential` finishes "a request with …". */
export function judgeDisowned(reply: HttpReply, credential: string): Judgement {
  const evidence = [`${describeReply(reply)}, with ${credential}`];
  if (reply.status === 401 || reply.status === 403) return { findings: [], evidence };
  const broken = unheard(reply);
  if (broken !== undefined) return { findings: [finding(broken, '', evidence)], evidence };
  const valid = fieldOf(reply.json, 'valid');
  if (valid === false) return { findings: [], evidence };
  const words = `${pathOf(reply)}, asked with ${credential}, says valid: ${JSON.stringify(valid ?? null)} instead of false.`;
  const code: Code = valid === true ? 'AUTH_BYPASSED' : 'API_CONTRACT';
  return { findings: [finding(code, words, evidence)], evidence };
}

/** Without a 200 nothing was said of the token. */
function unheard({ status }: HttpReply): Code | undefined {
  if (status === 200) return undefined;
  if (status === 404 || status === 405) return 'AUTH_ENDPOINT_MISSING';
  return status >= 500 ? 'LOGIN_5XX' : 'API_CONTRACT';
}

function pathOf({ method, url }: HttpReply): string {
  return `${method} ${new URL(url).pathname}`;
}
