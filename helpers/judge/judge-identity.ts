import type { RecordedFrame } from '../chat/frame.ts';
import type { TurnRecording } from '../chat/turn.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { isBypassUser } from './bypass-user.ts';
import { excerpt } from './excerpt.ts';
import { isUser, noncesBeside, userIdsOf } from './is-stranger-frame.ts';
import { isThread } from './is-thread.ts';
import { nameStep, type RunView, type Step } from './run-view.ts';

/** Rule 6: whose run, whose user, whose thread each frame says it belongs to. */
export function judgeIdentity(view: RunView, recording: TurnRecording): readonly Finding[] {
  const inbound = recording.frames.filter((frame) => frame.direction === 'in');
  const users = inbound.flatMap((frame) => userIdsOf(frame).map((userId) => ({ frame, userId })));
  const strangers = users.filter(({ userId }) => !isUser(userId, recording.userId));
  const bypass = strangers.filter(({ userId }) => isBypassUser(userId));
  const leaks = [
    ...strangers.filter((one) => !bypass.includes(one)),
    ...inbound
      .filter((frame) => noncesBeside(frame, recording.ownNonces).length > 0)
      .map((frame) => ({ frame, userId: undefined })),
  ];
  return [
    ...leaked(leaks, recording),
    ...bypassed(bypass),
    ...reused(view, recording),
    ...strayed(view),
    ...misthreaded(view, recording),
  ];
}

type Sighting = { readonly frame: RecordedFrame; readonly userId: string | undefined };

function leaked(leaks: readonly Sighting[], recording: TurnRecording): Finding[] {
  const [first] = leaks;
  if (!first) return [];
  const what =
    first.userId === undefined
      ? `carries ${noncesBeside(first.frame, recording.ownNonces).join(', ')}, which this user never sent`
      : `belongs to user ${first.userId}, not to ${recording.userId}`;
  const evidence = leaks.slice(0, 3).map(({ frame }) => `frame ${frame.index}: ${excerpt(frame.raw)}`);
  return [finding('CROSS_USER_LEAK', `Frame ${first.frame.index} ${what}.`, evidence)];
}

function bypassed(sightings: readonly Sighting[]): Finding[] {
  const [first] = sightings;
  if (!first) return [];
  return [
    finding('AUTH_BYPASSED', `Events are addressed to the made-up user ${first.userId ?? ''}.`, [
      `frame ${first.frame.index}: ${excerpt(first.frame.raw)}`,
    ]),
  ];
}

/** Every turn is a run of its own (websocket contract, 8): who tells turns apart by their run would take one for the other. */
function reused({ runId, own }: RunView, { earlierRuns }: TurnRecording): Finding[] {
  const [first] = own;
  if (first === undefined || !earlierRuns.some((run) => run.runId === runId)) return [];
  const words = `This message is answered under the run id of an earlier one, ${runId ?? ''}: ${nameStep(first)}.`;
  return [finding('RUN_MISMATCH', words, [excerpt(first.frame.raw)])];
}

function strayed(view: RunView): Finding[] {
  const strays = [...view.strays, ...view.own].flatMap((step) => {
    const runId = runIdsOf(step).find((named) => named !== view.runId);
    return runId === undefined ? [] : [{ step, runId }];
  });
  const [first] = strays;
  if (!first) return [];
  const evidence = strays.slice(0, 3).map(({ step, runId }) => `${nameStep(step)}: run ${runId}`);
  const count = strays.length === 1 ? 'One event carries' : `${strays.length} events carry`;
  return [
    finding(
      'RUN_MISMATCH',
      `${count} another run id than this turn's ${view.runId ?? ''}: ${nameStep(first.step)}.`,
      evidence,
    ),
  ];
}

/** The runs that an event names: its own, and what its frame says at the top and one below. */
function runIdsOf({ event, frame: { json } }: Step): readonly string[] {
  const places = [json, json?.['payload'], json?.['data']] as (Record<string, unknown> | undefined)[];
  const named = [event.runId, ...places.map((place) => place?.['run_id'])];
  return named.filter((id): id is string => typeof id === 'string' && id !== '');
}

/** Every thread that an event names is the one that was asked in. */
function misthreaded(view: RunView, recording: TurnRecording): Finding[] {
  const sent = recording.threadId;
  if (sent === undefined) return [];
  const wrong = view.own.find(
    ({ event: { threadId } }) => threadId !== undefined && !isThread(threadId, sent),
  );
  if (!wrong) return [];
  return [
    finding(
      'THREAD_MISMATCH',
      `Sent to thread ${sent}, but ${nameStep(wrong)} names ${wrong.event.threadId ?? ''}.`,
    ),
  ];
}
