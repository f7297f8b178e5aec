import type { SocketClosed } from '../chat/chat-socket.ts';
import type { RecordedFrame } from '../chat/frame.ts';
import type { TriedMessage } from '../chat/try-message.ts';
import type { Code } from '../diagnosis/codes.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { isBypassUser } from './bypass-user.ts';
import { excerpt } from './excerpt.ts';
import { isUser, userIdsOf } from './is-stranger-frame.ts';
import { judgeFrames } from './judge-frames.ts';
import type { Judgement } from './judgement.ts';

/** Close codes that say what is wrong with a message: its kind, its data, its size (RFC 6455, section 7.4.1). */
const explicitCloses: readonly number[] = [1003, 1007, 1009];

/**
 * A message that no page would send gets an answer in words, or a close that says what is wrong with it, and the service lives on
 * (requirements F51; websocket contract, 3.1): a ping is answered on the same socket, or on a fresh one where the first was closed.
 */
export function judgeOddMessage(tried: TriedMessage): Judgement {
  const evidence = describe(tried);
  const { replies, closed } = tried;
  const verdicts = closed ? judgeClose(tried, closed) : judgeReplies(tried);
  return {
    findings: [
      ...verdicts.map(([code, words]) => finding(code, words, evidence)),
      ...judgeFrames(replies),
      ...strangers(tried),
    ],
    evidence,
  };
}

/** An answer on this socket is for its own user (websocket contract, 3.1: an acknowledgement names it). Made-up users are told elsewhere. */
function strangers({ replies, subject }: TriedMessage): readonly Finding[] {
  const named = replies
    .flatMap(userIdsOf)
    .find((userId) => !isUser(userId, subject) && !isBypassUser(userId));
  if (named === undefined) return [];
  return [finding('IDENTITY_MISMATCH', `A socket of ${subject} is answered as ${named}.`)];
}

type Verdict = readonly [Code, string];

function judgeReplies({ message, bytes, replies, answersPing }: TriedMessage): readonly Verdict[] {
  if (!answersPing) {
    return [['WS_HALF_OPEN', `After ${message.words} no ping is answered, and no close came.`]];
  }
  const [first] = replies;
  if (!first) return [[silenceCode(message), `${capital(message.words)} of ${bytes} bytes got no answer.`]];
  if (first.reading.kind !== 'trouble' || !message.isReadable || message.isOversized) return [];
  const words = `${capital(message.words)} of ${bytes} bytes was refused: ${said(first)}.`;
  return [[message.isLarge ? 'MESSAGE_TOO_LARGE' : 'API_CONTRACT', words]];
}

function judgeClose(
  { message, bytes, serviceLives }: TriedMessage,
  closed: SocketClosed,
): readonly Verdict[] {
  const words = `${capital(message.words)} of ${bytes} bytes was answered by close ${closed.code} "${excerpt(closed.reason, 80)}".`;
  const dead: readonly Verdict[] = serviceLives
    ? []
    : [['WS_HALF_OPEN', `After ${message.words} a fresh socket is not served either.`]];
  const isExplicit = explicitCloses.includes(closed.code) && (!message.isReadable || message.isOversized);
  return isExplicit ? dead : [[closeCode(closed.code), words], ...dead];
}

function closeCode(code: number): Code {
  if (code === 1009) return 'MESSAGE_TOO_LARGE';
  if (code === 1011) return 'WS_1011';
  if (code === 1006) return 'WS_1006';
  return code === 1000 ? 'WS_CLOSED_1000_EARLY' : 'WS_CLOSED_BEFORE_TERMINAL';
}

function silenceCode({ isLarge }: TriedMessage['message']): Code {
  return isLarge ? 'MESSAGE_TOO_LARGE' : 'MESSAGE_IGNORED';
}

function describe({
  message,
  bytes,
  replies,
  answersPing,
  closed,
  serviceLives,
}: TriedMessage): readonly string[] {
  return [
    `sent ${message.words} (${bytes} bytes)`,
    ...replies.slice(0, 3).map(({ raw }) => `answer: ${excerpt(raw)}`),
    closed
      ? `closed with ${closed.code}; a fresh socket is ${serviceLives ? 'served' : 'not served'}`
      : `a ping behind it was ${answersPing ? 'answered' : 'not answered'}`,
  ];
}

function said({ reading, raw }: RecordedFrame): string {
  return reading.kind === 'trouble' ? excerpt(`${reading.errorCode} ${reading.message}`, 100) : excerpt(raw);
}

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
