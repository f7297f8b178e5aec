import type { Cause } from './cause.ts';
import type { Rung } from './rung.ts';

/** Where a clean close was seen: by the check, or by the ladder's own fresh socket as well. */
export interface CleanClose {
  /** A message had been sent on the socket that was closed. */
  readonly afterMessage: boolean;
  /** How long the ladder's fresh socket has been open, ms; undefined when it was closed too, or did not open. */
  readonly freshOpenMs: number | undefined;
}

/**
 * A close with 1000 before the end: a crash of the server's message loop ends in a clean-up that closes so, and looks like a
 * goodbye (requirements, fact J). What the rungs showed tells it from a server that goes away and from a login that is refused.
 */
export function closeCause({ afterMessage, freshOpenMs }: CleanClose, rungs: readonly Rung[]): Cause {
  const isOk = (name: Rung['name']): boolean =>
    rungs.some((rung) => rung.name === name && rung.status === 'ok');
  const excluded: string[] = [];
  if (isOk('health')) excluded.push('a server that is shutting down: its health check is green');
  if (isOk('token')) excluded.push('a login that has ended: the backend takes its token over HTTP');
  if (freshOpenMs === undefined) {
    return { excluded, left: ['a crash right behind the upgrade, whose clean-up closes with 1000'] };
  }
  excluded.push(
    `a socket that is closed whatever is done: a fresh one greets, answers a ping and is open after ${Math.round(freshOpenMs)} ms`,
  );
  const left = afterMessage
    ? 'a crash of the message loop on the message itself, whose clean-up closes with 1000'
    : 'a crash of the message loop now and then, whose clean-up closes with 1000';
  return { excluded, left: [left] };
}
