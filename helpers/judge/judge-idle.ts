import type { AgentEvent, RecordedFrame } from '../chat/frame.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { excerpt } from './excerpt.ts';
import { isStrangerFrame } from './is-stranger-frame.ts';
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
  const inbound = frames.filter(({ direction }) => direction === 'in');
  const findings = [...judgeFrames(frames), ...inbound.flatMap((frame) => judgeFrame(frame, context))];
  return findings.filter((one, at) => findings.findIndex((other) => other.code === one.code) === at);
}

function judgeFrame(frame: RecordedFrame, context: IdleContext): readonly Finding[] {
  const evidence = [`frame ${frame.index}: ${excerpt(frame.raw)}`];
  const { reading } = frame;
  if (isStrangerFrame(frame, context.userId, context.ownNonces)) {
    const what = reading.kind === 'event' ? (reading.events[0]?.type ?? 'an event') : `a frame of theirs`;
    return [finding('CROSS_USER_LEAK', `An idle socket of ${context.userId} received ${what}.`, evidence)];
  }
  if (reading.kind === 'trouble') {
    const words = [reading.errorCode, reading.message].filter((part) => part !== '').join(' ');
    return [finding('AGENT_ERROR', `An idle socket was told: ${excerpt(words, 120)}.`, evidence)];
  }
  if (reading.kind !== 'event') return [];
  return reading.events.flatMap((event) => judgeEvent(event, context, evidence));
}

function judgeEvent(
  { type, runId }: AgentEvent,
  { runs }: IdleContext,
  evidence: readonly string[],
): Finding[] {
  if (runId !== undefined && !runs.has(runId)) {
    return [finding('RUN_MISMATCH', `${type} of run ${runId}, which nobody asked for.`, evidence)];
  }
  if (runId !== undefined && runs.get(runId) !== true) return [];
  return [finding('EVENT_AFTER_TERMINAL', `${type} came when the turn was over.`, evidence)];
}
