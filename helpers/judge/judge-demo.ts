import { finding } from '../diagnosis/finding.ts';
import { describeReply } from '../http/describe-reply.ts';
import { fieldOf } from '../http/field-of.ts';
import type { HttpReply } from '../http/http-client.ts';
import type { Judgement } from './judgement.ts';

/** A demo says that it is one, so that nobody takes its success for the chat's (requirements F59). */
export function judgeDemo(reply: HttpReply): Judgement {
  const evidence = [describeReply(reply)];
  if (reply.status >= 500) {
    return { findings: [finding('API_5XX', 'The demo is there, and breaks.', evidence)], evidence };
  }
  const names = [fieldOf(reply.json, 'service'), fieldOf(reply.json, 'environment')];
  if (names.some((name) => typeof name === 'string' && /demo/i.test(name))) return { findings: [], evidence };
  const words = `${new URL(reply.url).pathname} calls itself ${JSON.stringify(names[0] ?? null)}.`;
  return { findings: [finding('DEMO_UNLABELLED', words, evidence)], evidence };
}
