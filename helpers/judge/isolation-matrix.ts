import type { RecordedFrame } from '../chat/frame.ts';
import { answerText } from './answer-text.ts';
import { isBypassUser } from './bypass-user.ts';
import { isUser, noncesBeside, userIdsOf } from './is-stranger-frame.ts';
import type { UserRecord } from './isolation-record.ts';
import { contains } from './judge-answer.ts';

/** Who received what belongs to whom, in frames: figures alone, which name nobody and quote nothing. */
export interface IsolationCounts {
  /** User numbers: both the rows and the columns, in this order. */
  readonly users: readonly number[];
  /** `cells[receiver][owner]`: how many frames the receiver got that carry a nonce, the id, the thread or a fact of the owner. */
  readonly cells: readonly (readonly number[])[];
  /** Frames of each receiver that belong to somebody who is none of these users. */
  readonly ofStrangers: readonly number[];
}

/** The same with what went astray. */
export interface IsolationMatrix extends IsolationCounts {
  /** The first frame of every cell off the diagonal, to be shown. */
  readonly leaks: readonly Leak[];
}

/** One cell that should be empty. */
export interface Leak {
  readonly receiver: number;
  /** Undefined: somebody who is none of these users. */
  readonly owner: number | undefined;
  readonly frames: number;
  readonly first: RecordedFrame;
}

/** Sorts every frame that came in on any socket by whose it is. Users are compared by whole ids, nonces without case. */
export function isolationMatrix(users: readonly UserRecord[]): IsolationMatrix {
  const received = users.map((receiver) => {
    const inbound = receiver.frames.filter(({ direction }) => direction === 'in');
    const owned = users.map((owner) => inbound.filter((frame) => isOf(frame, owner, receiver)));
    return { receiver, owned, ofStrangers: inbound.filter((frame) => isOfStranger(frame, users)) };
  });
  return {
    users: users.map(({ number }) => number),
    cells: received.map(({ owned }) => owned.map((frames) => frames.length)),
    ofStrangers: received.map(({ ofStrangers }) => ofStrangers.length),
    leaks: received.flatMap(({ receiver, owned, ofStrangers }) => [
      ...owned.flatMap((frames, at) =>
        users[at] === receiver ? [] : leak(receiver, users[at]?.number, frames),
      ),
      ...leak(receiver, undefined, ofStrangers),
    ]),
  };
}

function leak(receiver: UserRecord, owner: number | undefined, frames: readonly RecordedFrame[]): Leak[] {
  const [first] = frames;
  return first ? [{ receiver: receiver.number, owner, frames: frames.length, first }] : [];
}

function isOf(frame: RecordedFrame, owner: UserRecord, receiver: UserRecord): boolean {
  return (
    carriesNonce(frame, owner.nonces) ||
    names(frame, owner, receiver) ||
    isOfThread(frame, owner) ||
    tellsFact(frame, owner)
  );
}

/** Looked for in answers alone: elsewhere a number may be anything. */
function tellsFact({ reading, json }: RecordedFrame, { facts }: UserRecord): boolean {
  if (facts.length === 0 || reading.kind !== 'event' || !json) return false;
  const answer = answerText(json);
  return facts.some((fact) => contains(answer, fact));
}

function carriesNonce({ raw }: RecordedFrame, nonces: readonly string[]): boolean {
  const text = raw.toLowerCase();
  return nonces.some((nonce) => text.includes(nonce.toLowerCase()));
}

/** A cut id that may be the receiver's own is the receiver's: the greeting cuts all ids to their common beginning. */
function names(frame: RecordedFrame, { userId }: UserRecord, receiver: UserRecord): boolean {
  if (userId === undefined) return false;
  return userIdsOf(frame).some(
    (named) => isUser(named, userId) && (userId === receiver.userId || !isOwn(named, receiver)),
  );
}

function isOwn(named: string, { userId }: UserRecord): boolean {
  return userId !== undefined && isUser(named, userId);
}

function isOfThread({ raw }: RecordedFrame, { threadIds }: UserRecord): boolean {
  return threadIds.some((threadId) => raw.includes(threadId));
}

/** Made-up users are a finding of their own: everybody is one of them where the login is bypassed. */
function isOfStranger(frame: RecordedFrame, users: readonly UserRecord[]): boolean {
  const known = users.flatMap(({ userId }) => (userId === undefined ? [] : [userId]));
  const strange = userIdsOf(frame).some(
    (named) => !isBypassUser(named) && !known.some((userId) => isUser(named, userId)),
  );
  return (
    strange ||
    noncesBeside(
      frame,
      users.flatMap(({ nonces }) => nonces),
    ).length > 0
  );
}
