import { noncePattern } from '../../env/prompts.ts';
import type { RecordedFrame } from '../chat/frame.ts';
import { isBypassUser } from './bypass-user.ts';

/** Whether a frame belongs to somebody else: it names another user, or carries a nonce that this user never sent. */
export function isStrangerFrame(frame: RecordedFrame, userId: string, ownNonces: readonly string[]): boolean {
  if (userIdsOf(frame).some((named) => !isUser(named, userId) && !isBypassUser(named))) return true;
  return noncesBeside(frame, ownNonces).length > 0;
}

/** The nonces in a frame that are none of these. */
export function noncesBeside(frame: RecordedFrame, ownNonces: readonly string[]): readonly string[] {
  const own = new Set(ownNonces.map((nonce) => nonce.toLowerCase()));
  const found = frame.raw.match(new RegExp(noncePattern, 'gi')) ?? [];
  return [...new Set(found.filter((nonce) => !own.has(nonce.toLowerCase())))];
}

/** The users that a frame names, at its top level, one below, and in every event that is wrapped in it. */
export function userIdsOf({ json, reading }: RecordedFrame): readonly string[] {
  const places = [json, json?.['payload'], json?.['data']] as (Record<string, unknown> | undefined)[];
  const wrapped = reading.kind === 'event' ? reading.events.map(({ userId }) => userId) : [];
  const found = [...places.map((place) => place?.['user_id']), ...wrapped];
  return [...new Set(found.filter((id): id is string => typeof id === 'string' && id !== ''))];
}

/** The `connect` frame cuts the id to eight characters and three dots; every other frame has it whole. */
export function isUser(named: string, userId: string): boolean {
  return named === userId || (named.endsWith('...') && userId.startsWith(named.slice(0, -3)));
}
