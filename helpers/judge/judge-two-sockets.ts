import type { LiveSocket } from '../chat/live-socket.ts';
import type { RecordedFrame } from '../chat/frame.ts';
import type { RecordedTurn } from '../chat/recorded-turn.ts';
import type { TurnRecording } from '../chat/turn.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { isStrangerFrame } from './is-stranger-frame.ts';
import { excerpt } from './excerpt.ts';
import { judgeFrames } from './judge-frames.ts';
import { codeOfClose } from './judge-ending.ts';
import type { Judgement } from './judgement.ts';
import { canonical, viewRun } from './run-view.ts';

/**
 * What a user's other socket shows of a turn. The documents differ: events go to the socket that asked, or to all of the user's. Both are
 * right; what is seen is reported. Whatever comes there is this user's own, of this run, and the socket is still there at the end.
 */
export function judgeOtherSocket(other: LiveSocket, turn: RecordedTurn): Judgement {
  const { socket, subject } = other;
  const { recording } = turn;
  const inbound = socket.frames.filter(({ direction }) => direction === 'in');
  const events = inbound.filter(({ reading }) => reading.kind === 'event');
  const runId = viewRun(recording).runId;
  const evidence = [
    `the turn ran on one socket as ${runId ?? 'no run'}; the user's other socket heard ${events.length} agent events of it`,
  ];
  const stray = inbound.find((frame) => isStrangerFrame(frame, subject, recording.ownNonces));
  const leaks = stray
    ? [finding('CROSS_USER_LEAK', '', [`frame ${stray.index}: ${excerpt(stray.raw)}`])]
    : [];
  const foreign = events.find(
    ({ reading }) =>
      reading.kind === 'event' &&
      reading.events.some((event) => event.runId !== undefined && event.runId !== runId),
  );
  const runs = foreign
    ? [
        finding(
          'RUN_MISMATCH',
          `The other socket heard of a run that nobody asked for: ${excerpt(foreign.raw)}.`,
        ),
      ]
    : [];
  return {
    findings: [
      ...leaks,
      ...runs,
      ...(leaks.length + runs.length === 0 ? judgeShare(inbound, recording) : []),
      ...judgeFrames(inbound),
      ...gone(socket),
      ...unproven(other),
    ],
    evidence,
    unmeasurable: runId === undefined ? ['No run came, so there was nothing that the other could hear.'] : [],
  };
}

/** What the other socket is shown of the run it is shown once, and in the order in which it happened (docs/judging.md, rule 7). */
function judgeShare(inbound: readonly RecordedFrame[], { frames }: TurnRecording): readonly Finding[] {
  const spelled = (frame: RecordedFrame): string => canonical(frame.json);
  const shown = inbound.filter(({ reading }) => reading.kind === 'event');
  const asked = frames.filter(({ direction }) => direction === 'in').map(spelled);
  const twice = shown.find((frame, at) => shown.slice(0, at).some((one) => spelled(one) === spelled(frame)));
  if (twice) {
    return [
      finding('EVENT_DUPLICATED', "The user's other socket is shown an event twice.", [excerpt(twice.raw)]),
    ];
  }
  const places = shown.map((frame) => asked.indexOf(spelled(frame))).filter((place) => place >= 0);
  const early = places.find((place, at) => places.slice(0, at).some((before) => before > place));
  if (early === undefined) return [];
  const words = "The user's other socket is shown the events in another order than the one that asked.";
  return [finding('EVENT_ORDER', words, [excerpt(asked[early] ?? '')])];
}

function unproven({ identity, subject }: LiveSocket): readonly Finding[] {
  if (identity !== undefined) return [];
  return [finding('NO_PONG', `The other socket of ${subject} answers no ping, so whose it is is unproven.`)];
}

function gone(socket: LiveSocket['socket']): readonly Finding[] {
  if (socket.isOpen) return [];
  const code = socket.closed?.code ?? 1006;
  const words = `A user's second socket was closed with ${code} while the first one chatted.`;
  return [finding(codeOfClose(code), words)];
}
