import { readFaults } from '../../../faults/read-faults.ts';
import type { RecordedFrame } from '../../../helpers/chat/frame.ts';
import { readFrame } from '../../../helpers/chat/read-frame.ts';
import type { TurnRecording } from '../../../helpers/chat/turn.ts';
import type { Finding } from '../../../helpers/diagnosis/finding.ts';
import { record } from '../judge/record.ts';
import { compare } from './agreement.ts';
import { applyFaults } from './apply-faults.ts';
import type { Asked } from './asked.ts';
import type { WireMessage } from './conversation.ts';
import { drawCase } from './draw-case.ts';
import { isFrameFault } from './frame-fault.ts';
import type { OfflineCase } from './offline-case.ts';
import { ruleConversation } from './oracle.ts';
import type { Outcome } from './outcome.ts';
import { watchConversation, type Watched } from './watch-conversation.ts';

export type Judge = (recording: TurnRecording) => readonly Finding[];

/** Makes the recording of a legal run with faults on its way, and compares what the judge says with what the oracle says. */
export function judgeOffline({ run, faults, isServerAlive }: OfflineCase, judge: Judge): Outcome {
  const clean = record(run);
  const asked = askedOf(clean, isServerAlive);
  const sent = clean.frames.filter(({ direction }) => direction === 'in');
  const messages = sent.map(({ raw, atUs }): WireMessage => ({
    text: raw,
    isBinary: false,
    atMs: atUs / 1000,
  }));
  const world = {
    userId: run.userId,
    threadId: run.threadId ?? '',
    epochMs: clean.clock?.offsetMs ?? Date.UTC(2026, 10, 21, 23, 53, 39),
  };
  const whole = applyFaults(messages, readFaults(faults).filter(isFrameFault), world);
  const watched = watchConversation(whole, asked);
  const recording = recordingOf(clean, watched, isServerAlive);
  const heard = watched.conversation;
  const rulings = ruleConversation(heard, { ...asked, watchedMs: watched.endedMs - asked.sentMs });
  const found = judge(recording);
  const [ruling] = rulings;
  const drawn = (): string => drawCase(faults, heard, asked, ruling, found);
  return { ruling, found, ...compare(found, rulings), drawn };
}

function askedOf(clean: TurnRecording, isServerAlive: boolean): Asked {
  const { prompt, userId, threadId, rootAgent, earlierRuns, ownNonces, clock, limits } = clean;
  return {
    sentMs: clean.sentAtUs / 1000,
    ...{ userId, threadId, earlierRuns, ownNonces, clock, limits, isServerAlive },
    declaredRoot: rootAgent,
    nonce: prompt.nonce,
    figures: prompt.expects.filter((one) => one !== prompt.nonce),
    toleranceMs: 2,
    watchedMs: 0,
  };
}

/** The same turn with what came instead, each frame through the real reader. */
function recordingOf(clean: TurnRecording, watched: Watched, isServerAlive: boolean): TurnRecording {
  const { conversation, ending, endedMs } = watched;
  const [sent] = clean.frames;
  const frames = conversation.messages.map(({ text, isBinary, atMs }, i): RecordedFrame => {
    const raw = isBinary ? Buffer.from(text).toString('base64') : text;
    return {
      ...{ index: i + 1, atUs: Math.round(atMs * 1000), direction: 'in', binary: isBinary, raw },
      ...readFrame(raw, isBinary),
    };
  });
  const isMute = ending.kind === 'silent' || ending.kind === 'stalled';
  return {
    ...clean,
    frames: sent ? [sent, ...frames] : frames,
    ending,
    endedAtUs: Math.round(endedMs * 1000),
    secondSocket: isMute ? (isServerAlive ? 'alive' : 'dead') : 'not-asked',
  };
}
