import type { Code } from '../diagnosis/codes.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { headlineOf } from '../diagnosis/headline.ts';
import type { Failure } from './failure.ts';
import type { Rung } from './rung.ts';

/** An agent that does not react, while the health checks say that all is well. */
const mute: readonly Code[] = ['AGENT_SILENT', 'ACK_ONLY'];

/**
 * What only the ladder sees, for the list of the check that failed. Nothing that the check has said already, nothing that would
 * take the headline from what it found itself, and nothing at all for a check that has no finding, so that its error stays what
 * it is.
 */
export function ladderFindings({ findings }: Failure, rungs: readonly Rung[]): readonly Finding[] {
  const first = headlineOf(findings)?.first;
  if (first?.severity !== 'fail') return [];
  const keepsHeadline = (one: Finding): boolean => headlineOf([...findings, one])?.first.code === first.code;
  return [bypass(rungs), lie(findings, rungs)]
    .filter((one) => one !== undefined)
    .filter(({ code }) => !findings.some((known) => known.code === code))
    .filter(keepsHeadline);
}

/** The fresh socket belongs to a built-in user. */
function bypass(rungs: readonly Rung[]): Finding | undefined {
  const found = rungOf('identity', rungs)?.finding;
  return found?.code === 'AUTH_BYPASSED' ? found : undefined;
}

/** Green health checks beside a mute agent (requirements, X14). */
function lie(findings: readonly Finding[], rungs: readonly Rung[]): Finding | undefined {
  const silence = findings.find(({ code }) => mute.includes(code));
  const health = rungOf('health', rungs);
  if (!silence || health?.status !== 'ok') return undefined;
  return finding('HEALTH_LIES', `Right after ${silence.code}, ${health.saw}.`, [
    `health: ${health.saw}`,
    `chat: ${rungOf('events', rungs)?.saw ?? silence.sentence}`,
  ]);
}

function rungOf(name: Rung['name'], rungs: readonly Rung[]): Rung | undefined {
  return rungs.find((rung) => rung.name === name);
}
