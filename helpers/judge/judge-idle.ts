import { noncePattern } from '../../env/prompts.ts';
import type { RecordedFrame } from '../chat/frame.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { isBypassUser } from './bypass-user.ts';
import { excerpt } from './excerpt.ts';
import { judgeFrames } from './judge-frames.ts';

/** Whose socket it is, and what it may still hear of. */
export interface IdleContext {
  readonly userId: string;
  readonly ownNonces: readonly string[];
  /** Runs of this user: id → ended. */
  readonly runs: ReadonlyMap<string, boolean>;
}

/** What a socket hears while nobody asks: nothing but control frames. Everything else is late, or somebody else's. */
export function judgeIdle(frames: readonly RecordedFrame[], context: IdleContext): readonly Finding[] {
  const findings = [...judgeFrames(frames)];
  for (const frame of frames) {
    if (frame.direction !== 'in' || frame.reading.kind !== 'event') continue;
    const [event] = frame.reading.events;
    if (!event) continue;
    const evidence = [`frame ${frame.index}: ${excerpt(frame.raw)}`];
    const { runId, userId } = event;
    if (isStranger(frame.raw, userId, context)) {
      findings.push(
        finding('CROSS_USER_LEAK', `An idle socket of ${context.userId} received ${event.type}.`, evidence),
      );
    } else if (runId !== undefined && !context.runs.has(runId)) {
      findings.push(
        finding('RUN_MISMATCH', `${event.type} of run ${runId}, which nobody asked for.`, evidence),
      );
    } else if (runId === undefined || context.runs.get(runId) === true) {
      findings.push(finding('EVENT_AFTER_TERMINAL', `${event.type} came when the turn was over.`, evidence));
    }
  }
  return firstOfEach(findings);
}

function isStranger(raw: string, userId: string | undefined, context: IdleContext): boolean {
  if (userId !== undefined && userId !== context.userId && !isBypassUser(userId)) return true;
  const own = new Set(context.ownNonces.map((nonce) => nonce.toLowerCase()));
  return (raw.match(new RegExp(noncePattern, 'gi')) ?? []).some((nonce) => !own.has(nonce.toLowerCase()));
}

function firstOfEach(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((one, at) => findings.findIndex((other) => other.code === one.code) === at);
}
