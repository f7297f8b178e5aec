import { budgetsFor } from '../../env/budgets.ts';
import { noncePattern } from '../../env/prompts.ts';
import type { TargetName } from '../../env/target.ts';
import type { RecordedFrame } from '../chat/frame.ts';
import { turnLimits } from '../chat/open-chat.ts';
import { readFrame } from '../chat/read-frame.ts';
import type { PromptSent, TurnRecording } from '../chat/turn.ts';
import { isBypassUser } from '../judge/bypass-user.ts';
import { userIdsOf } from '../judge/is-stranger-frame.ts';
import { isTerminal, viewRun } from '../judge/run-view.ts';
import { redact } from '../reporting/redact.ts';
import { chatMessage, type ChatMessage } from './chat-message.ts';
import { foreignEnding } from './foreign-ending.ts';
import type { ForeignSession } from './foreign-session.ts';
import { notShown } from './not-shown.ts';
import type { TurnToJudge } from './turn-to-judge.ts';

/** When the agents of the product give up by themselves, a recording does not say. */
const agentTimeoutMs = Infinity;

/** Stands for the word that only one message carries, where a message carries none. No frame holds it. */
const noNonce = '(this message carries no word of its own)';

/** A message, when it was sent, and the first frame that can belong to its turn. */
interface Sent {
  readonly index: number;
  readonly atUs: number;
  readonly message: ChatMessage;
  /** By what request it left; undefined for the socket itself. */
  readonly way?: string;
}

/** The turns of a socket that something else recorded: each from its message to the next one, or to the end. `about` says which recording. */
export function sessionTurns(
  session: ForeignSession,
  about: string,
  target: TargetName,
): readonly TurnToJudge[] {
  const frames = session.frames.map(({ raw, ...frame }, index): RecordedFrame => {
    return { ...frame, index, raw: redact(raw), ...readFrame(raw, frame.binary) };
  });
  const overSocket = frames.flatMap(({ direction, json, index, atUs }): readonly Sent[] => {
    const message = direction === 'out' ? chatMessage(json) : undefined;
    return message ? [{ index, atUs, message }] : [];
  });
  const byRequest = session.posted.map(({ atUs, message, way }): Sent => {
    const index = frames.findIndex((frame) => frame.atUs >= atUs);
    return { index: index < 0 ? frames.length : index, atUs, message, way };
  });
  const sent = [...overSocket, ...byRequest].toSorted((a, b) => a.atUs - b.atUs);
  const turns: TurnToJudge[] = [];
  for (const [at, one] of sent.entries()) {
    const next = sent[at + 1];
    const own = frames.slice(one.index, next?.index);
    turns.push(turnOf({ session, about, target, own, next, before: turns, sent: one, frames }));
  }
  return turns;
}

interface Piece {
  readonly session: ForeignSession;
  readonly about: string;
  readonly target: TargetName;
  readonly sent: Sent;
  readonly own: readonly RecordedFrame[];
  readonly next: Sent | undefined;
  readonly before: readonly TurnToJudge[];
  readonly frames: readonly RecordedFrame[];
}

function turnOf(piece: Piece): TurnToJudge {
  const { session, about, target, own, next, before, sent, frames } = piece;
  const prompt = promptOf(sent.message);
  const userId = session.userId ?? namedUser(frames);
  const endedAtUs = next?.atUs ?? Math.max(session.untilUs, own.at(-1)?.atUs ?? 0);
  const open: TurnRecording = {
    prompt,
    userId: userId ?? '',
    threadId: sent.message.threadId,
    rootAgent: undefined,
    frames: own,
    sentAtUs: sent.atUs,
    endedAtUs,
    ending: { kind: 'terminal' },
    earlierRuns: before.flatMap(({ record: { recording } }) => runOf(recording)),
    ownNonces: [...before.flatMap(({ record }) => record.recording.ownNonces), ...noncesIn(prompt.text)],
    secondSocket: 'not-asked',
    lags: [],
    clock: undefined,
    limits: turnLimits(budgetsFor(target), agentTimeoutMs),
  };
  const { ending, unfinished } = foreignEnding(open, session, next !== undefined);
  return {
    record: {
      schema: 1,
      run: undefined,
      target: undefined,
      product: true,
      askedAt: askedAt(session, sent.atUs),
      check: '',
      title: sent.way === undefined ? about : `${about}, by ${sent.way}`,
      isGolden: false,
      recording: { ...open, ending },
      storedAnswer: undefined,
      judgements: [],
      probes: [],
      page: undefined,
    },
    unfinished,
    isTimed: session.isTimed,
    unknown: notShown(session, userId, prompt),
  };
}

function promptOf({ text }: ChatMessage): PromptSent {
  const [nonce] = noncesIn(text);
  // Our own messages ask for their nonce; what else a person wanted to read, nobody can know.
  return nonce === undefined ? { text, nonce: noNonce, expects: [] } : { text, nonce, expects: [nonce] };
}

function noncesIn(text: string): readonly string[] {
  return text.match(new RegExp(noncePattern, 'g')) ?? [];
}

/** The first user whom a frame names, whole where one does: the greeting cuts the id short. A made-up user is nobody's login. */
function namedUser(frames: readonly RecordedFrame[]): string | undefined {
  const named = frames
    .filter(({ direction }) => direction === 'in')
    .flatMap(userIdsOf)
    .filter((id) => !isBypassUser(id));
  return named.find((id) => !id.endsWith('...')) ?? named[0];
}

function runOf(recording: TurnRecording): TurnRecording['earlierRuns'] {
  const { runId, own, root } = viewRun(recording);
  return runId === undefined ? [] : [{ runId, ended: own.some((step) => isTerminal(step, root)) }];
}

function askedAt({ startedAt }: ForeignSession, atUs: number): string | undefined {
  return startedAt === undefined ? undefined : new Date(Date.parse(startedAt) + atUs / 1000).toISOString();
}
