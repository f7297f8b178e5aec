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
 * from a fallback. A route that does not answer 200 says nothing (on staging these are all 503, websocket contract, section 5), and
 * where none says anything, nothing is known.
 */
export function judgeLoginLevels(replies: readonly HttpReply[]): Judgement {
  const evidence = replies.map(describeReply);
  const told = replies.filter(({ status }) => status === 200).map(({ json }) => readLevels(json));
  const words = [...replies.flatMap(fallbackOf), ...told.flatMap(saidBy)];
  const said = [...new Set(words)];
  return {
    findings: said.length === 0 ? [] : [finding('AUTH_DEGRADED', `${said.join('; ')}.`, evidence)],
    evidence,
    unmeasurable:
      said.length === 0 && told.every(isMute) ? ['No answer says how strictly logins are checked.'] : [],
  };
}

function fallbackOf({ headers }: HttpReply): readonly string[] {
  const source = headers.get(fallbackHeader);
  return source === null ? [] : [`an answer came from the fallback ${JSON.stringify(source)}`];
}

/** How logins were checked, by level, and the state of the breaker, wherever a body keeps them. */
interface Levels {
  readonly byLevel: readonly unknown[];
  readonly breakers: readonly unknown[];
}

function readLevels(json: unknown): Levels {
  const components = fieldOf(json, 'components');
  return {
    byLevel: [
      fieldOf(json, 'validation_stats'),
      fieldOf(fieldOf(components, 'permissiveness_validator'), 'stats'),
    ].map((stats) => fieldOf(fieldOf(stats, 'auth_permissiveness_stats'), 'by_level')),
    breakers: [
      fieldOf(json, 'circuit_breaker_status'),
      fieldOf(fieldOf(components, 'circuit_breaker'), 'status'),
    ].map((status) => fieldOf(fieldOf(status, 'circuit_breaker'), 'state')),
  };
}

function isMute({ byLevel, breakers }: Levels): boolean {
  return (
    !byLevel.some((one) => typeof one === 'object' && one !== null && Object.keys(one).length > 0) &&
    !breakers.some((one) => typeof one === 'string')
  );
}

function saidBy({ byLevel, breakers }: Levels): readonly string[] {
  return [...byLevel.flatMap(laxIn), ...breakers.flatMap(openIn)];
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
