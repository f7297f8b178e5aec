import type { ForeignFrame, ForeignSession } from './foreign-session.ts';
import { isChatMessage } from './chat-message.ts';

type Json = Readonly<Record<string, unknown>>;

/** A line of a file of frames: what it holds, and when it crossed, µs, where it says so. */
type Line = Omit<ForeignFrame, 'atUs'> & { readonly atUs: number | undefined };

/**
 * The frames of a plain file, one a line, as somebody wrote them down: a frame itself; `{ direction, raw, atUs | msSinceSend }`;
 * `{ type: send | receive, data, time }` of a browser; or a frame behind an arrow (`<-` came, `->` was sent). A line of another kind
 * begins a new socket where lines have arrows, and is a mistake elsewhere. Without times for all of them none count.
 * @throws Error with one sentence when no frame of the chat is in it.
 */
export function lineSessions(text: string): readonly ForeignSession[] {
  const lines = text.split('\n').map((line) => line.trim());
  const hasArrows = lines.some((line) => /^(?:<-|->)\s*\S/.test(line));
  const groups: Line[][] = [[]];
  for (const [at, line] of lines.entries()) {
    if (line === '') continue;
    const read = readLine(line);
    if (read) groups.at(-1)?.push(read);
    else if (!hasArrows) throw new Error(`Line ${at + 1} is no frame: each line must be one frame as JSON.`);
    else if (/^#/.test(line) && (groups.at(-1)?.length ?? 0) > 0) groups.push([]);
  }
  const known = groups.filter((group) => group.some(isOfTheChat));
  if (known.length === 0)
    throw new Error(
      'No line of it is a frame of the chat: none has a type, and none is a message that a page sends.',
    );
  return known.map(sessionOf);
}

function sessionOf(lines: readonly Line[]): ForeignSession {
  const isTimed = lines.every(({ atUs }) => atUs !== undefined);
  const fromUs = isTimed ? lines.reduce((least, { atUs = 0 }) => Math.min(least, atUs), Infinity) : 0;
  const frames = lines.map((line, at): ForeignFrame => ({
    ...line,
    atUs: isTimed ? Math.round((line.atUs ?? 0) - fromUs) : at * 1000,
  }));
  return {
    url: undefined,
    startedAt: undefined,
    userId: undefined,
    isTimed,
    frames,
    posted: [],
    untilUs: frames.at(-1)?.atUs ?? 0,
    failure: undefined,
  };
}

function isOfTheChat({ raw }: Line): boolean {
  return /"(?:type|event|jsonrpc)"\s*:\s*"/.test(raw);
}

function readLine(line: string): Line | undefined {
  const arrow = /^(<-|->)\s*(\S.*)$/.exec(line);
  if (arrow) {
    return {
      direction: arrow[1] === '<-' ? 'in' : 'out',
      raw: arrow[2] ?? '',
      binary: false,
      atUs: undefined,
    };
  }
  const json = objectIn(line);
  if (!json) return undefined;
  const { direction, raw, type, data } = json;
  if ((direction === 'in' || direction === 'out') && typeof raw === 'string') {
    return { direction, raw, binary: json['binary'] === true, atUs: timeOf(json) };
  }
  if ((type === 'send' || type === 'receive') && typeof data === 'string') {
    const binary = json['opcode'] === 2;
    return { direction: type === 'send' ? 'out' : 'in', raw: data, binary, atUs: timeOf(json) };
  }
  return {
    direction: isChatMessage(json) || type === 'ping' ? 'out' : 'in',
    raw: line,
    binary: false,
    atUs: undefined,
  };
}

/** `atUs`, `msSinceSend` and `ms` count from the recorder's own zero; `time` in seconds or milliseconds since the epoch. */
function timeOf(json: Json): number | undefined {
  const { atUs, msSinceSend, ms, time } = json;
  if (typeof atUs === 'number') return atUs;
  if (typeof msSinceSend === 'number') return msSinceSend * 1000;
  if (typeof ms === 'number') return ms * 1000;
  if (typeof time !== 'number' || time <= 0) return undefined;
  return time > 1e11 ? time * 1000 : time * 1e6;
}

function objectIn(line: string): Json | undefined {
  try {
    const value = JSON.parse(line) as unknown;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
  } catch {
    return undefined;
  }
}
