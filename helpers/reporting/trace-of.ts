import type { Finding } from '../diagnosis/finding.ts';
import { viewRun } from '../judge/run-view.ts';
import type { TurnRecord } from '../recordings/turn-record.ts';
import type { RunStory } from './run-story.ts';

/** By what a finding is found again in the logs of the services. */
export interface Trace {
  /** Ms since the epoch, by this machine's clock. */
  readonly fromMs: number;
  readonly toMs: number;
  /** The turn that it is about, where there is one. */
  readonly turn: TurnRecord | undefined;
  readonly thread: string | undefined;
  /** The run_id of the agent. */
  readonly run: string | undefined;
  /** The user who was logged in. */
  readonly user: string | undefined;
}

/**
 * When a finding was seen, and the ids that go with it: those of the turn that it was found in, else of the turn of its test; without
 * any, the time of its test, else that of the whole run.
 */
export function traceOf(
  { code, test, seen }: Pick<Finding, 'code' | 'test' | 'seen'>,
  { document, turns }: RunStory,
): Trace {
  const turn = turnOf(code, test, turns);
  const { startedAt, durationMs } = document.run;
  const began = Date.parse(turn?.askedAt ?? seen?.from ?? startedAt);
  const tookMs = turn && Math.max(0, turn.recording.endedAtUs - turn.recording.sentAtUs) / 1000;
  const ended = seen === undefined ? Date.parse(startedAt) + durationMs : Date.parse(seen.to);
  return {
    fromMs: began,
    toMs: turn?.askedAt === undefined ? Math.max(began, ended) : began + Math.ceil(tookMs ?? 0),
    turn,
    thread: turn?.recording.threadId,
    run: turn && viewRun(turn.recording).runId,
    user: turn?.recording.userId,
  };
}

function turnOf(
  code: Finding['code'],
  test: string | undefined,
  turns: readonly TurnRecord[],
): TurnRecord | undefined {
  const foundIn = (turn: TurnRecord, isSame: (title: string) => boolean): boolean =>
    turn.judgements.some(({ title, findings }) => isSame(title) && findings.some((one) => one.code === code));
  return (
    turns.find((turn) => foundIn(turn, (title) => title === test)) ??
    turns.find(({ title }) => title === test) ??
    turns.find((turn) => turn.judgements.some(({ title }) => title === test))
  );
}
