import { finding } from '../diagnosis/finding.ts';
import { describeReply } from '../http/describe-reply.ts';
import { fieldOf } from '../http/field-of.ts';
import type { HttpReply } from '../http/http-client.ts';
import type { Judgement } from './judgement.ts';

/** What lets people in without looking properly (auth contract, 1b; requirements X26 and F60). */
const laxLevels = ['relaxed', 'demo', 'emergency'] as const;
/** Set by the backend on what it answered without asking the login service. */
const fallbackHeader = 'x-auth-fallback-source';

/**
 * The backend's own words about how it checks logins: nobody got in by a lax level, the breaker is closed, and no answer came
 * from a fallback. A route that does not answer 200 says nothing (on staging these are all 503, websocket contract, section 5).
 */
export function judgeLoginLevels(replies: readonly HttpReply[]): Judgement {
  const evidence = replies.map(describeReply);
  const words = replies.flatMap((reply) => [
    ...fallbackOf(reply),
    ...(reply.status === 200 ? saidBy(reply) : []),
  ]);
  const said = [...new Set(words)];
  return {
    findings: said.length === 0 ? [] : [finding('AUTH_DEGRADED', `${said.join('; ')}.`, evidence)],
    evidence,
  };
}

function fallbackOf({ headers }: HttpReply): readonly string[] {
  const source = headers.get(fallbackHeader);
  return source === null ? [] : [`an answer came from the fallback ${JSON.stringify(source)}`];
}

function saidBy({ json }: HttpReply): readonly string[] {
  const components = fieldOf(json, 'components');
  const levels = [
    fieldOf(json, 'validation_stats'),
    fieldOf(fieldOf(components, 'permissiveness_validator'), 'stats'),
  ].flatMap((stats) => laxIn(fieldOf(fieldOf(stats, 'auth_permissiveness_stats'), 'by_level')));
  const breakers = [
    fieldOf(json, 'circuit_breaker_status'),
    fieldOf(fieldOf(components, 'circuit_breaker'), 'status'),
  ].flatMap((status) => openIn(fieldOf(fieldOf(status, 'circuit_breaker'), 'state')));
  return [...levels, ...breakers];
}

function laxIn(byLevel: unknown): readonly string[] {
  return laxLevels.flatMap((level) => {
    const count = fieldOf(byLevel, level);
    return typeof count === 'number' && count > 0 ? [`${count} got in by the level ${level}`] : [];
  });
}

function openIn(state: unknown): readonly string[] {
  return typeof state === 'string' && state !== 'closed' ? [`the breaker of the login is ${state}`] : [];
}
