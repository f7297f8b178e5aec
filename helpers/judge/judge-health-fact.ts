import type { HealthFact } from '../../env/health-facts.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { describeReply } from '../http/describe-reply.ts';
import { fieldOf } from '../http/field-of.ts';
import type { HttpReply } from '../http/http-client.ts';
import { judgeFact } from './judge-fact.ts';
import { joinJudgements, type Judgement } from './judgement.ts';

const illWords =
  /^(?:unhealthy|down|dead|error|failed|failing|critical|unavailable|disconnected|not_ready)$/i;

/** What a health route says, part by part and not by its status alone; beside it, what the route is worth. */
export function judgeHealthFact(reply: HttpReply, fact: HealthFact): Judgement {
  const fact200 = judgeFact(reply, fact.values);
  const unchecked = Object.entries(asRecord(reply.json) ?? {})
    .filter(([, value]) => value === 'skipped_optional')
    .map(([name]) => `${name} was not checked by the service (skipped_optional)`);
  return joinJudgements([
    { ...fact200, evidence: [`${describeReply(reply)} (${fact.source})`, ...unchecked] },
    { findings: reply.status === 200 ? judgeParts(reply, fact) : [], evidence: [] },
  ]);
}

function judgeParts(reply: HttpReply, { path, parts, named = [] }: HealthFact): readonly Finding[] {
  if (parts === undefined) return [];
  const found = asRecord(fieldOf(reply.json, parts)) ?? {};
  const absent = named
    .filter((names) => !names.some((name) => name in found))
    .map((names) => names.join(' or '));
  const promised: readonly string[] = named.flat();
  const ill = Object.entries(found).filter(([name, value]) =>
    promised.includes(name) ? !isWell(value) : saysIll(value),
  );
  const words = [
    ...ill.map(([name, value]) => `${name} is ${JSON.stringify(fieldOf(value, 'status') ?? value)}`),
    ...absent.map((names) => `${names} is not named`),
  ];
  if (words.length === 0) return [];
  return [
    finding('HEALTH_BODY_UNHEALTHY', `Of the ${parts} of ${path} ${words.join(', ')}.`, [
      describeReply(reply),
    ]),
  ];
}

/** `true`, or a body that says that it is healthy. */
function isWell(value: unknown): boolean {
  return value === true || fieldOf(value, 'status') === 'healthy';
}

/** Of what nobody has promised only a plain no counts: it may be a part that is optional, or no part at all. */
function saysIll(value: unknown): boolean {
  const said = fieldOf(value, 'status') ?? value;
  return said === false || (typeof said === 'string' && illWords.test(said));
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}
