import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { TargetName } from '../../env/target.ts';
import type { ForeignSession } from './foreign-session.ts';
import type { TurnToJudge } from './turn-to-judge.ts';
import { harSessions, isHar } from './har-sessions.ts';
import { lineSessions } from './line-sessions.ts';
import { isTurnText, readTurn } from './read-turn.ts';
import type { FoundTurn } from './found-turn.ts';
import { sessionTurns } from './session-turns.ts';

/** More than any recording of a chat; a HAR of hours with every picture in it may be larger. Bytes. */
const largest = 400_000_000;

/**
 * The turns of one file: of ours, of a HAR, or of plain frames. `target` gives the limits of those that do not carry their own.
 * @throws Error with one sentence when it is none of them, or holds no turn.
 */
export function readRecording(file: string, target: TargetName | undefined): readonly FoundTurn[] {
  try {
    const { size } = statSync(file);
    if (size > largest)
      throw new Error(`It is too large (${Math.round(size / 1e6)} MB): export the chat alone.`);
    return turnsIn(readFileSync(file, 'utf8'), file, target).map((turn) => ({ ...turn, file }));
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message.split('\n')[0] ?? ''}`, { cause: error });
  }
}

function turnsIn(text: string, file: string, target: TargetName | undefined): readonly TurnToJudge[] {
  if (text.trim() === '') throw new Error('The file is empty.');
  if (isTurnText(text))
    return [{ record: readTurn(text), unfinished: undefined, isTimed: true, unknown: [] }];
  const [sessions, what] = sessionsIn(text.replace(/^\uFEFF/, ''), file);
  const turns = sessions.flatMap((session, at) => {
    const place = session.url ?? (sessions.length > 1 ? `connection ${at + 1}` : undefined);
    const about = `${what}${place === undefined ? '' : `, ${place}`}`;
    return sessionTurns(session, about, target ?? targetOf(session));
  });
  if (turns.length > 0) return turns;
  const came = sessions.reduce((sum, { frames }) => sum + frames.length, 0);
  throw new Error(
    `It holds ${came} frames, and no chat message was sent among them: there is no turn to judge.`,
  );
}

function sessionsIn(text: string, file: string): readonly [readonly ForeignSession[], string] {
  const json = parsed(text);
  if (isHar(json)) return [harSessions(json, (name) => readBeside(file, name)), `HAR ${basename(file)}`];
  const looksLikeHar = /\.har$/i.test(file) || /^\s*\{\s*"log"\s*:/.test(text);
  if (looksLikeHar && json === undefined)
    throw new Error('The HAR is no whole JSON: it was cut off, or is damaged. Export it anew.');
  if (looksLikeHar) throw new Error('It is no HAR: it has no list of requests (log.entries).');
  return [lineSessions(text), `frames of ${basename(file)}`];
}

/** A file that a HAR names beside itself, and nothing outside its folder. */
function readBeside(file: string, name: string): string | undefined {
  const path = join(dirname(file), basename(name));
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/** What runs on a machine of its own is held to the limits of such a one, everything else to those of a remote one. */
function targetOf({ url }: ForeignSession): TargetName {
  const host = url === undefined ? '' : new URL(url).hostname;
  return /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host) ? 'local' : 'staging';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
