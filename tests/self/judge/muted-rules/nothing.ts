import type { ChatSocket, OpenOutcome } from '../../../../helpers/chat/chat-socket.ts';
import type { Knock } from '../../../../helpers/chat/knock.ts';
import type { LiveSocket } from '../../../../helpers/chat/live-socket.ts';
import { RecordedTurn } from '../../../../helpers/chat/recorded-turn.ts';
import type { TurnRecording } from '../../../../helpers/chat/turn.ts';
import type { RefusalRecord } from '../../../../helpers/chat/watch-refusal.ts';
import type { HttpReply } from '../../../../helpers/http/http-client.ts';
import { makeReply } from '../../unit/http/make-reply.ts';
import { makeChat } from '../../unit/judge/make-chat.ts';
import { mutings } from '../mutings.ts';
import type { Feed, MutedRule } from './muted-rule.ts';

/** An answer without status and body. */
export const nobody = makeReply(0, '');
/** What any path is answered that nobody knows. */
export const missing = makeReply(404, { detail: 'Not Found' });

/** Answers with nothing in them, whatever was asked. */
export const emptyReplies = {
  'an answer without status and body': nobody,
  'the right status without a body': makeReply(200, ''),
  'the right status with an empty body': makeReply(200, {}),
  '404 like every other path': missing,
  'an error of what stands before the service': makeReply(502, '<html>Bad Gateway</html>'),
} as const satisfies Readonly<Record<string, HttpReply>>;

/** A rule about an answer: fed with every empty one, but for those that are what it asks for. */
export function answered(
  rule: (reply: HttpReply) => unknown,
  { but = [] }: { readonly but?: readonly (keyof typeof emptyReplies)[] } = {},
): { readonly fed: Readonly<Record<string, Feed>> } {
  const wanted: readonly string[] = but;
  const kept = Object.entries(emptyReplies).filter(([name]) => !wanted.includes(name));
  return { fed: feeds(Object.fromEntries(kept), rule) };
}

/** The same rule fed with every muting of a whole turn. */
export function turned(rule: (turn: RecordedTurn) => unknown): MutedRule {
  return { fed: feeds(mutings, (one) => rule(held(one))) };
}

/** A feed of a rule for each thing, by its name. */
export function feeds<T>(
  things: Readonly<Record<string, T>>,
  rule: (thing: T) => unknown,
): Readonly<Record<string, Feed>> {
  return Object.fromEntries(Object.entries(things).map(([name, thing]) => [name, () => rule(thing)]));
}

export const held = (recording: TurnRecording): RecordedTurn => new RecordedTurn(recording, undefined);

/** A turn in which nothing came. */
export const mutedTurn = Object.values(mutings)[0] as TurnRecording;

/** A socket that is open and never says anything. */
export const muteSocket = {
  frames: [],
  isOpen: true,
  nowUs: () => 0,
  waitFor: () => Promise.resolve(undefined),
  close: () => Promise.resolve(),
} as unknown as ChatSocket;

/** A socket that was let in and answers no ping. */
export const deaf: LiveSocket = { socket: muteSocket, identity: undefined, subject: 'user-1' };

/** Upgrades that come to nothing. */
export const upgrades = {
  never: { kind: 'timeout', waitedMs: 1 },
  mute: { kind: 'open', socket: muteSocket, openMs: 1 },
  missing: { kind: 'http', status: 404, contentType: 'text/html', body: '' },
} as const satisfies Readonly<Record<string, OpenOutcome>>;

/** What was seen of a socket that comes to nothing. */
export function seenAs(upgrade: OpenOutcome): RefusalRecord {
  return { url: 'ws://a/ws', upgrade, frames: [], close: undefined, identity: undefined };
}

/** An upgrade with a good token that comes to nothing. */
export function knockAs(upgrade: OpenOutcome): Knock {
  const carrier = { words: 'in the subprotocol alone', subprotocols: ['jwt-auth'] };
  return { carrier, way: 'edge', chosen: upgrade.kind === 'open' ? '' : undefined, seen: seenAs(upgrade) };
}

/** A rule about an upgrade: fed with every one that comes to nothing. */
export function upgraded(rule: (upgrade: OpenOutcome) => unknown): MutedRule {
  return {
    fed: feeds(
      {
        'an upgrade that is never answered': upgrades.never,
        'a socket that is left open and mute': upgrades.mute,
        '404 like every other path': upgrades.missing,
      },
      rule,
    ),
  };
}

/** A rule about a chat whose socket never heard anything. */
export function chatted(rule: (chat: ReturnType<typeof makeChat>) => unknown): MutedRule {
  return { fed: { 'a socket that never heard anything': () => rule(makeChat()) } };
}
