import type { LiveSocket } from '../chat/live-socket.ts';
import type { RecordedTurn } from '../chat/recorded-turn.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { isStrangerFrame } from './is-stranger-frame.ts';
import { excerpt } from './excerpt.ts';
import { judgeFrames } from './judge-frames.ts';
import { codeOfClose } from './judge-ending.ts';
import type { Judgement } from './judgement.ts';
import { viewRun } from './run-view.ts';

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
    findings: [...leaks, ...runs, ...judgeFrames(inbound), ...gone(socket), ...unproven(other)],
    evidence,
    unmeasurable: runId === undefined ? ['No run came, so there was nothing that the other could hear.'] : [],
  };
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
