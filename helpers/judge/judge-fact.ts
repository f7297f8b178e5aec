import { finding } from '../diagnosis/finding.ts';
import { describeReply } from '../http/describe-reply.ts';
import { fieldOf } from '../http/field-of.ts';
import type { HttpReply } from '../http/http-client.ts';
import { leakedCode } from './judge-frames.ts';
import type { Judgement } from './judgement.ts';

/** A route that answers 200 with certain values in its body. The status alone proves nothing. */
export function judgeFact(reply: HttpReply, expected: Readonly<Record<string, string | boolean>>): Judgement {
  const evidence = [describeReply(reply)];
  if (reply.status === 404) return { findings: [finding('API_ROUTE_MISSING', '', evidence)], evidence };
  const leaked = leakedCode(reply.text);
  const leaks = leaked === undefined ? [] : [finding('CODE_LEAK', `The body says: ${leaked}.`, evidence)];
  const wrong = Object.entries(expected).filter(([name, value]) => fieldOf(reply.json, name) !== value);
  if (reply.status === 200 && wrong.length === 0) return { findings: leaks, evidence };
  const words = wrong.map(
    ([name, value]) => `${name} is ${shown(reply, name)} instead of ${JSON.stringify(value)}`,
  );
  const detail = `${new URL(reply.url).pathname} answered ${reply.status}; ${words.join(', ') || 'its body is as expected'}.`;
  return { findings: [finding('HEALTH_BODY_UNHEALTHY', detail, evidence), ...leaks], evidence };
}

function shown(reply: HttpReply, name: string): string {
  return JSON.stringify(fieldOf(reply.json, name) ?? null);
}
