import type { TurnRecording } from '../chat/turn.ts';
import { codes } from '../diagnosis/codes.ts';
import { unexplained } from '../diagnosis/explains.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { isBypassUser } from './bypass-user.ts';
import { excerpt } from './excerpt.ts';
import { isolationMatrix, type IsolationMatrix, type Leak } from './isolation-matrix.ts';
import type { IsolationRecord, UserRecord } from './isolation-record.ts';
import type { Judgement } from './judgement.ts';
import { judgeEvents } from './judge-turn.ts';
import { plainSpelling } from './plain-spelling.ts';

/** How many lines of evidence a finding shows of one kind. */
const shown = 8;

/**
 * Several users at one time (requirements F27): nobody receives what belongs to another, each is somebody else for the server, and
 * each has its own answer. A user who fails makes all of it fail, with the cause of each.
 */
export function judgeIsolation(record: IsolationRecord): Judgement {
  const { users } = record;
  const matrix = isolationMatrix(users);
  const leaks = leaked(matrix, users.length);
  const identities = identified(users);
  const own = users.map((user) => troublesOf(user, leaks.length > 0));
  const guarded = firstOfEach(own.flat().filter(({ code }) => codes[code].guards === true));
  return {
    findings: [...identities, ...leaks, ...guarded, ...failed(users, own, [...identities, ...leaks])],
    evidence: evidenceOf(record, matrix),
  };
}

function leaked({ leaks }: IsolationMatrix, size: number): Finding[] {
  const [first] = leaks;
  if (!first) return [];
  const cells = leaks.length === 1 ? 'one cell' : `${leaks.length} cells`;
  const words = `User ${first.receiver} of ${size} received ${frames(first)} of ${whose(first)}; ${cells} of the matrix should be empty.`;
  return [finding('CROSS_USER_LEAK', words, leaks.slice(0, shown).map(describeLeak))];
}

function describeLeak(leak: Leak): string {
  return `user ${leak.receiver} received ${frames(leak)} of ${whose(leak)}: frame ${leak.first.index}: ${excerpt(leak.first.raw, 120)}`;
}

function frames({ frames: count }: Leak): string {
  return count === 1 ? '1 frame' : `${count} frames`;
}

function whose({ owner }: Leak): string {
  return owner === undefined ? 'somebody who is not among them' : `user ${owner}`;
}

/** As many identities as users, each the one that logged in. */
function identified(users: readonly UserRecord[]): Finding[] {
  const seen = users.flatMap(({ number, userId, identities }) =>
    identities.map((identity) => ({ number, userId, identity })),
  );
  const bypassed = seen.filter(({ identity }) => identity !== undefined && isBypassUser(identity));
  const foreign = seen.filter(
    (one) => one.identity !== undefined && one.identity !== one.userId && !bypassed.includes(one),
  );
  const shared = seen.filter(({ number, identity }) =>
    seen.some((other) => other.number !== number && identity !== undefined && other.identity === identity),
  );
  const unknown = seen.filter(({ identity }) => identity === undefined);
  const lines = (some: typeof seen): string[] =>
    some
      .slice(0, shown)
      .map(
        ({ number, userId, identity }) => `user ${number} is ${userId ?? '?'}, its socket ${identity ?? '?'}`,
      );
  return [
    ...(shared.length > 0
      ? [finding('IDENTITY_COLLISION', `${shared.length} sockets share an identity.`, lines(shared))]
      : []),
    ...(foreign.length > 0
      ? [finding('IDENTITY_MISMATCH', `${foreign.length} of ${seen.length} sockets do.`, lines(foreign))]
      : []),
    ...(bypassed.length > 0 ? [finding('AUTH_BYPASSED', '', lines(bypassed))] : []),
    ...(unknown.length > 0 ? [finding('NO_PONG', 'So users cannot be told apart.', lines(unknown))] : []),
  ];
}

/** What is wrong with one user's own journey. How fast it was is another check's question. */
function troublesOf(user: UserRecord, someLeaked: boolean): readonly Finding[] {
  const found = [
    ...user.failures,
    ...user.turns.flatMap((turn) => [...judgeEvents(turn), ...unanswered(turn)]),
    ...user.idle,
  ];
  return found.filter(
    ({ code, severity }) => severity === 'fail' && !(someLeaked && code === 'CROSS_USER_LEAK'),
  );
}

/** Whether the answer is right is another check's question; here it has to be this user's own. */
function unanswered({ frames: all, prompt: { nonce } }: TurnRecording): readonly Finding[] {
  const own = all.filter(
    ({ direction, raw }) =>
      direction === 'in' && plainSpelling(raw).toLowerCase().includes(nonce.toLowerCase()),
  );
  return own.length > 0
    ? []
    : [finding('ANSWER_WRONG', `No frame of the turn carries ${nonce}, which was asked with it.`)];
}

/**
 * Who failed, and of what. Where no agent answered any of them, nothing says that it would have answered one alone: then that is a
 * finding of its own, and accounts for this one.
 */
function failed(
  users: readonly UserRecord[],
  own: readonly (readonly Finding[])[],
  others: readonly Finding[],
): Finding[] {
  const causes = users.flatMap(({ number }, at) => {
    const [cause] = unexplained([...others, ...(own[at] ?? [])]).filter(
      (one) => !others.includes(one) && codes[one.code].guards !== true,
    );
    return cause ? [{ number, cause }] : [];
  });
  const [first] = causes;
  if (!first) return [];
  const words = `${causes.length} of ${users.length} users at once failed.`;
  const lines = causes.map(
    ({ number, cause }) => `user ${number}: ${cause.code}: ${excerpt(cause.sentence, 140)}`,
  );
  const isSilence =
    first.cause.layer === 'routing' &&
    causes.length === users.length &&
    causes.every(({ cause }) => cause.code === first.cause.code);
  return [...(isSilence ? [first.cause] : []), finding('CONCURRENCY_FAIL', words, lines)];
}

function firstOfEach(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((one, at) => findings.findIndex(({ code }) => code === one.code) === at);
}

function evidenceOf(record: IsolationRecord, { cells }: IsolationMatrix): readonly string[] {
  const { users, rounds, reconnected, turnsAtOnce } = record;
  const inbound = users.flatMap((user) => user.frames.filter(({ direction }) => direction === 'in'));
  if (inbound.length === 0) {
    const refused = users.filter(({ failures }) => failures.length > 0).length;
    return refused === 0
      ? []
      : [`${users.length} users, of whom ${refused} were turned away; nothing was received`];
  }
  const turns = users.flatMap((user) => user.turns).length;
  const own = cells.reduce((sum, row, at) => sum + (row[at] ?? 0), 0);
  const strange = cells.flat().reduce((sum, count) => sum + count, 0) - own;
  const identities = new Set(users.flatMap((user) => user.identities.filter((one) => one !== undefined)));
  return [
    `${users.length} users, ${rounds === 1 ? '1 round' : `${rounds} rounds`}, ${turns === 1 ? '1 turn' : `${turns} turns`}, up to ${turnsAtOnce} under way at once; ` +
      `${inbound.length} frames, of which ${own} named their receiver and ${strange} somebody else`,
    `${identities.size} identities of ${users.length} users; ${reconnected} were dropped and came back`,
  ];
}
