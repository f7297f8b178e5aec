import { z } from 'zod';
import { shownAddress } from '../browser/shown-address.ts';
import { registerSecret } from '../reporting/redact.ts';
import type { ForeignFrame, ForeignSession } from './foreign-session.ts';
import { postedMessages, type PostedMessage } from './posted-messages.ts';
import { secretsOfHar } from './secrets-of-har.ts';
import { subjectOf } from './subject-of.ts';

const messageSchema = z.object({
  type: z.string(),
  /** Seconds since the epoch in Chrome's own export, milliseconds in Playwright's. */
  time: z.number(),
  opcode: z.number(),
  data: z.string(),
});
type Message = z.output<typeof messageSchema>;

const headersSchema = z.array(z.object({ name: z.string(), value: z.string() }));
const entrySchema = z.object({
  request: z.object({ url: z.string(), headers: headersSchema.default([]) }),
  response: z.object({ content: z.object({ _file: z.string().optional() }).optional() }).optional(),
  _webSocketMessages: z.array(messageSchema).optional(),
});
const harSchema = z.object({ log: z.object({ entries: z.array(z.unknown()) }) });

/** Times from here on count milliseconds: as seconds they would be in the year 5138. */
const millisecondsFrom = 1e11;

/** Whether a value looks like a HAR at all. */
export function isHar(value: unknown): boolean {
  return harSchema.safeParse(value).success;
}

/**
 * The WebSockets of a HAR with their messages, in the order of their first message. `attached` reads a file that the HAR names beside
 * itself. Everything in the HAR that is secret is made known for redaction first.
 * @throws Error with one sentence where no socket in it has messages.
 */
export function harSessions(
  value: unknown,
  attached: (name: string) => string | undefined,
): readonly ForeignSession[] {
  const { log } = harSchema.parse(value);
  const sockets = log.entries.flatMap((entry) => {
    const read = entrySchema.safeParse(entry);
    return read.success && /^wss?:/.test(read.data.request.url) ? [read.data] : [];
  });
  const withMessages = sockets
    .map((entry) => ({ entry, messages: messagesOf(entry, attached) }))
    .filter(({ messages }) => messages.length > 0);
  if (withMessages.length === 0) throw new Error(lackOf(log.entries.length, sockets.length));
  const all = withMessages.flatMap(({ messages }) => messages);
  const kept = all.map(({ data }) => parsed(data));
  for (const secret of secretsOfHar([value, kept])) registerSecret(secret);
  const isTimed = all.every(({ time }) => time > 0);
  const times = all.map(({ time }) => secondsOf(time));
  const [fromS, untilS] = [least(times), most([...times, ...log.entries.map(endedS)])];
  const sessions = withMessages
    .map(({ entry, messages }): ForeignSession => {
      const us = ({ time }: Message, at: number): number =>
        isTimed ? Math.round((secondsOf(time) - fromS) * 1e6) : at * 1000;
      return {
        url: shownAddress(entry.request.url),
        startedAt: isTimed ? new Date(fromS * 1000).toISOString() : undefined,
        userId: subjectOf(entry.request),
        isTimed,
        frames: messages.flatMap((message, at): readonly ForeignFrame[] => {
          const { type, opcode, data } = message;
          // Text and binary; an export may hold pings and closes of the protocol itself as well.
          if ((type !== 'send' && type !== 'receive') || (opcode !== 1 && opcode !== 2)) return [];
          const direction = type === 'send' ? 'out' : 'in';
          return [{ direction, raw: data, binary: opcode === 2, atUs: us(message, at) }];
        }),
        posted: [],
        untilUs: isTimed ? Math.round((untilS - fromS) * 1e6) : messages.length * 1000,
        failure: messages.find(({ type }) => type === 'error')?.data,
      };
    })
    .toSorted((a, b) => startOf(a) - startOf(b));
  return isTimed ? withPosted(sessions, postedMessages(log.entries), fromS) : sessions;
}

/** Each message that went by a request belongs to the socket that was opened last before it, to its host where there is one. */
function withPosted(
  sessions: readonly ForeignSession[],
  messages: readonly PostedMessage[],
  fromS: number,
): readonly ForeignSession[] {
  const placed = messages.map(({ host, way, atS, message }) => {
    const atUs = Math.round((atS - fromS) * 1e6);
    const same = sessions.filter(({ url }) => url !== undefined && new URL(url).host === host);
    const near = same.length > 0 ? same : sessions;
    return { way, message, atUs, socket: near.findLast((one) => startOf(one) <= atUs) ?? near[0] };
  });
  return sessions.map((session) => ({
    ...session,
    posted: placed.filter(({ socket }) => socket === session),
  }));
}

function startOf({ frames }: ForeignSession): number {
  return frames[0]?.atUs ?? 0;
}

const spanSchema = z.object({ startedDateTime: z.string(), time: z.number() });

/** When a request was over, s since the epoch: as long as anything went on, the recording did. */
function endedS(entry: unknown): number {
  const span = spanSchema.safeParse(entry);
  const ms = span.success ? Date.parse(span.data.startedDateTime) + Math.max(0, span.data.time) : 0;
  return Number.isFinite(ms) ? ms / 1000 : 0;
}

function least(numbers: readonly number[]): number {
  return numbers.reduce((found, one) => Math.min(found, one), Infinity);
}

function most(numbers: readonly number[]): number {
  return numbers.reduce((found, one) => Math.max(found, one), -Infinity);
}

function secondsOf(time: number): number {
  return time > millisecondsFrom ? time / 1000 : time;
}

function messagesOf(
  { _webSocketMessages: own, response }: z.output<typeof entrySchema>,
  attached: (name: string) => string | undefined,
): readonly Message[] {
  const name = response?.content?._file;
  if (own || name === undefined) return own ?? [];
  return (attached(name) ?? '').split('\n').flatMap((line) => {
    const read = messageSchema.safeParse(parsed(line));
    return read.success ? [read.data] : [];
  });
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

function lackOf(entries: number, sockets: number): string {
  if (sockets === 0)
    return `There is no chat socket in this HAR (${entries === 1 ? '1 request, and that is no WebSocket' : `${entries} requests, none of them a WebSocket`}): open the network panel before the page is loaded, chat, and export it anew.`;
  return `The HAR holds ${sockets === 1 ? 'a WebSocket' : `${sockets} WebSockets`} without messages: export it from Chrome, Edge or Chromium, whose HAR holds them.`;
}
