import type { TurnEnding, TurnRecording } from '../chat/turn.ts';
import { isTerminal, viewRun } from '../judge/run-view.ts';
import type { ForeignSession } from './foreign-session.ts';

/** A turn without its end is silent or stalled only once its limit has passed; before, more may have been on its way. */
export function foreignEnding(
  recording: TurnRecording,
  { isTimed, failure }: ForeignSession,
  isFollowed: boolean,
): { readonly ending: TurnEnding; readonly unfinished: string | undefined } {
  const { own, strays, root } = viewRun(recording);
  if ([...own, ...strays].some((step) => isTerminal(step, root)))
    return { ending: { kind: 'terminal' }, unfinished: undefined };
  const lastUs = own.at(-1)?.frame.atUs ?? strays.at(-1)?.frame.atUs;
  const ending: TurnEnding =
    failure !== undefined && !isFollowed
      ? { kind: 'closed', code: 1006, reason: failure }
      : { kind: lastUs === undefined ? 'silent' : 'stalled' };
  if (ending.kind === 'closed') return { ending, unfinished: undefined };
  const { limits, sentAtUs, endedAtUs } = recording;
  const waitedMs = (endedAtUs - (lastUs ?? sentAtUs)) / 1000;
  const limitMs = lastUs === undefined ? limits.firstEventMs : limits.gapMs;
  if (isTimed && waitedMs >= limitMs) return { ending, unfinished: undefined };
  const what = isFollowed ? 'The next message was sent' : 'The recording stops';
  const when = isTimed
    ? `${Math.round(waitedMs)} ms after ${lastUs === undefined ? 'the message' : 'its last event'}`
    : '';
  const words = `${what} before the agent had finished${when === '' ? '' : `, ${when}`}: whether more came, it does not show.`;
  return { ending, unfinished: words };
}
