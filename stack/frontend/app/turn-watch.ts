import { advance, waiting, type Frame, type TurnProgress } from './turn-progress.ts';

/**
 * The runs that may be the one of a message. Events name their run, but neither their thread nor their message, and all of
 * the user's runs come over every socket of theirs: a second tab at work looks just like the own one.
 */
export interface TurnWatch {
  /** Every run that was first seen since the message was sent, in that order. */
  readonly runs: readonly TurnProgress[];
  /** The message's own run, once a service has named it. */
  readonly own: string | undefined;
  /** Whether the socket was away meanwhile, so that starts may have been missed. */
  readonly hasGap: boolean;
}

export const watching: TurnWatch = { runs: [], own: undefined, hasGap: false };

/** The watch after one more frame; `isOld` tells runs that had begun before the message was sent. */
export function observe(watch: TurnWatch, frame: Frame, isOld: (runId: string) => boolean): TurnWatch {
  const runId = frame['run_id'];
  if (typeof runId !== 'string') return watch;
  if (watch.runs.some((run) => run.runId === runId)) {
    return { ...watch, runs: watch.runs.map((run) => (run.runId === runId ? advance(run, frame) : run)) };
  }
  if (watch.own !== undefined || isOld(runId)) return watch;
  const first = watch.hasGap ? { ...waiting, runId } : waiting;
  const run = advance(first, frame);
  return run.runId === undefined ? watch : { ...watch, runs: [...watch.runs, run] };
}

/** The watch once a service has said which run is the message's. */
export function named(watch: TurnWatch, own: string): TurnWatch {
  const isKnown = watch.runs.some(({ runId }) => runId === own);
  return { ...watch, own, runs: isKnown ? watch.runs : [...watch.runs, { ...waiting, runId: own }] };
}

/** Whether nothing but a service can tell which run is the message's. */
export function isDoubtful({ runs, own }: TurnWatch): boolean {
  return own === undefined && (runs.length > 1 || runs.some(({ root }) => root === undefined));
}

/** What to show: the message's own run, or nothing yet as long as that is in doubt. */
export function progressOf(watch: TurnWatch): TurnProgress {
  if (watch.own !== undefined) return watch.runs.find(({ runId }) => runId === watch.own) ?? waiting;
  return isDoubtful(watch) ? waiting : (watch.runs[0] ?? waiting);
}
