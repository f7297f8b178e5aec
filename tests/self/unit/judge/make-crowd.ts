import type { RecordedFrame } from '../../../../helpers/chat/frame.ts';
import { readFrame } from '../../../../helpers/chat/read-frame.ts';
import type { IsolationRecord, UserRecord } from '../../../../helpers/judge/isolation-record.ts';
import { golden, me, nonce, recordingOf } from '../../judge/example-turn.ts';

/** What user `number` of a crowd is called, and the word that only its message carries. */
export const idOf = (number: number): string => `user-${number}-${'0'.repeat(8)}`;
export const nonceOf = (number: number): string => `Quartz-${String(number).padStart(8, '0')}`;

/** A user of a crowd whose one turn went well, but for what is given. */
export function makeUser(number: number, more: Partial<UserRecord> = {}): UserRecord {
  const turn = recordingOf(golden);
  const own = (text: string): string => text.replaceAll(me, idOf(number)).replaceAll(nonce, nonceOf(number));
  const frames = turn.frames.map((frame) => heard(frame, own(frame.raw)));
  return {
    number,
    userId: idOf(number),
    identities: [idOf(number)],
    threadIds: [`thread_of_${number}_`],
    nonces: [nonceOf(number)],
    facts: [],
    frames,
    turns: [
      {
        ...turn,
        frames,
        userId: idOf(number),
        prompt: { ...turn.prompt, nonce: nonceOf(number) },
        ownNonces: [nonceOf(number)],
      },
    ],
    idle: [],
    failures: [],
    ...more,
  };
}

/** The same frame with another text. */
export function heard(frame: RecordedFrame, raw: string): RecordedFrame {
  return { ...frame, raw, ...readFrame(raw, false) };
}

/** A user who received frames of others as well, outside of its turns. */
export function overhearing(user: UserRecord, ...frames: readonly RecordedFrame[]): UserRecord {
  return { ...user, frames: [...user.frames, ...frames] };
}

/** The inbound frame at a place of a user's own turn, from 1. */
export function frameOf({ frames }: UserRecord, at: number): RecordedFrame {
  const frame = frames[at];
  if (frame?.direction !== 'in') throw new Error(`There is no inbound frame ${at}.`);
  return frame;
}

export function makeRecord(users: readonly UserRecord[]): IsolationRecord {
  return { users, rounds: 1, reconnected: 0, turnsAtOnce: users.length };
}
