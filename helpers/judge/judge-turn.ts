import type { TurnRecording } from '../chat/turn.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { judgeAnswer } from './judge-answer.ts';
import { judgeEnding } from './judge-ending.ts';
import { judgeFrames } from './judge-frames.ts';
import { judgeIdentity } from './judge-identity.ts';
import { judgeLatency } from './judge-latency.ts';
import { judgeOrder } from './judge-order.ts';
import { judgeRealtime } from './judge-realtime.ts';
import { judgeSchema } from './judge-schema.ts';
import { nameStep, viewRun, withSteps, type RunView } from './run-view.ts';

/** All rules over one finished turn: events, answer and latency. Pure; the order of the result means nothing. */
export function judgeTurn(recording: TurnRecording): readonly Finding[] {
  return [...judgeEvents(recording), ...judgeAnswer(recording), ...judgeLatency(recording).findings];
}

/** The golden path itself: the five events, in order, of this run, for this user, readable (docs/judging.md, rules 1 to 10). */
export function judgeEvents(recording: TurnRecording): readonly Finding[] {
  const view = viewRun(recording);
  return [
    ...judgeFrames(recording.frames),
    ...judgeIdentity(view, recording),
    ...judgeGrammar(view, recording),
    ...judgeSchema(view),
    ...judgeRealtime(view, recording),
    ...judgeEarlier(view, recording),
    ...judgeDrift(view, recording),
  ];
}

/**
 * Events whose ids are wrong are left out of the run; when the run is whole only with them, their ids are the one thing that is
 * wrong, and nothing is called missing besides.
 */
function judgeGrammar(view: RunView, recording: TurnRecording): readonly Finding[] {
  const judge = (one: RunView): readonly Finding[] => [
    ...judgeEnding(one, recording),
    ...(one.own.length > 0 ? judgeOrder(one, recording) : []),
  ];
  const readings = [view];
  for (const extra of [view.strays, [...view.strays, ...view.foreign]]) {
    if (extra.length > 0) readings.push(withSteps(view, extra, recording.rootAgent));
  }
  return readings.map(judge).reduce((best, one) => (one.length < best.length ? one : best));
}

/** A late event of an earlier run that had ended. */
function judgeEarlier(view: RunView, recording: TurnRecording): Finding[] {
  const late = view.earlier.find(({ event }) =>
    recording.earlierRuns.some((run) => run.ended && run.runId === event.runId),
  );
  if (!late) return [];
  return [
    finding(
      'EVENT_AFTER_TERMINAL',
      `${nameStep(late)} belongs to the earlier run ${late.event.runId ?? ''}, which had ended.`,
    ),
  ];
}

/** What the contract does not know: noted, never judged. */
function judgeDrift(view: RunView, { frames, rootAgent }: TurnRecording): Finding[] {
  const unknown = frames.flatMap((frame) =>
    frame.direction === 'in' && frame.reading.kind === 'drift' ? [frame.reading.type] : [],
  );
  const words = [
    ...(unknown.length > 0 ? [`Unknown frame types: ${[...new Set(unknown)].join(', ')}.`] : []),
    ...(rootAgent !== undefined && view.root !== undefined && view.root !== rootAgent
      ? [`The run was led by ${view.root}, the target declares ${rootAgent}.`]
      : []),
  ];
  return words.length > 0 ? [finding('UNKNOWN_DRIFT', words.join(' '))] : [];
}
