import type { Session } from '../auth/session.ts';
import { turnLimits } from '../chat/open-chat.ts';
import { followTurn, type TurnContext } from '../chat/record-turn.ts';
import { RecordedTurn } from '../chat/recorded-turn.ts';
import type { PromptSent, TurnRecording } from '../chat/turn.ts';
import { answerOf } from '../judge/judge-answer.ts';
import { isTerminal, viewRun } from '../judge/run-view.ts';
import { timesShown } from '../judge/times-shown.ts';
import { seenMarks } from '../reporting/seen-marks.ts';
import { carriersOf } from './carriers-of.ts';
import type { ChatWindow } from './chat-window.ts';
import { clickExample } from './example-prompts.ts';
import { firstLine } from './first-line.ts';
import type { PageTurn, SendBy } from './page-turn.ts';
import type { PageWitness } from './page-witness.ts';
import type { Wait } from './wait.ts';
import type { WindowParts } from './window-parts.ts';

/** A message that is asked in a window. */
export interface Asked {
  readonly prompt: PromptSent;
  readonly by: SendBy;
  /** The references of all that was asked in this window so far. */
  readonly ownNonces: readonly string[];
}

/** How long the page may take to draw what was received, and to send what was typed, before it counts as never, ms. */
const graceMs = 1_500;
/** How long after the answer to its request the page is watched for what it makes of it, ms. */
const drawnMs = 100;
/** Watch after the end of a run, ms (docs/judging.md, rule 5). */
const watchMs = 250;

/** Types a message, sends it as users do, and records what is sent, what comes and what is seen, to the end. */
export async function askInWindow(window: ChatWindow, parts: WindowParts, asked: Asked): Promise<PageTurn> {
  const { witness } = window;
  const { prompt, by } = asked;
  parts.beforeTurn();
  const fromUs = witness.nowUs();
  const from = witness.frames.length;
  const pressed = await press(window, prompt.text, by);
  const carriers = () => carriersOf(witness, prompt.text, fromUs);
  const sendMs = parts.budgets.api.limit + graceMs;
  const sending =
    typeof pressed === 'number' ? await window.waitFor(() => carriers().length > 0, sendMs) : undefined;
  const [first] = carriers();
  // A press that was not confirmed in time was one all the same when the message has left.
  const hindrance = first === undefined && typeof pressed === 'string' ? pressed : undefined;
  const pressedAtUs = typeof pressed === 'number' ? pressed : first && fromUs;
  const wire = first && (await follow(parts, asked, { index: from, atUs: first.atUs }, first.threadId));
  const settling = wire && (await settled(window, parts, wire, fromUs));
  const views = await witness.views();
  const recorded = wire && new RecordedTurn(wire, undefined);
  const turn: PageTurn = {
    prompt,
    by,
    pressedAtUs,
    hindrance,
    // Looked at once more when it is judged: the message may leave again when its answer has long come.
    get carriers() {
      return carriers();
    },
    ...(sending && { sending }),
    ...(settling && { settling }),
    lags: parts.lagSampler.since(witness.originUs),
    hadSocket: first !== undefined && hasSocketAt(witness, first.atUs),
    wire: recorded,
    views: views.filter(({ atUs }, at) => (views[at + 1]?.atUs ?? Infinity) >= fromUs && atUs >= 0),
    requests: witness.record.requests.filter(({ atUs }) => atUs >= fromUs),
    problems: witness.record.problems.filter(({ atUs }) => atUs >= fromUs),
    path: window.path,
  };
  recorded?.keepSeen(seenMarks(turn), turn);
  parts.onTurn(turn);
  if (wire?.ending.kind === 'silent' || wire?.ending.kind === 'stalled') await parts.whenSilent();
  return turn;
}

function hasSocketAt({ record }: PageWitness, atUs: number): boolean {
  return record.sockets.some(
    ({ status, openedAtUs, closedAtUs = Infinity }) =>
      status === 101 && openedAtUs <= atUs && closedAtUs > atUs,
  );
}

/** Types and sends. The moment of the pressing, µs; or why it could not be done, in words. */
async function press(window: ChatWindow, text: string, by: SendBy): Promise<number | string> {
  const { input, send, witness } = window;
  const timeout = window.patience(graceMs);
  if (by === 'example') {
    const pressedUs = witness.nowUs();
    const refused = await clickExample(window.page, text, timeout).then(() => undefined, firstLine);
    return refused === undefined ? pressedUs : `the example cannot be clicked: ${refused}`;
  }
  if (!(await window.becomes(input, 'visible', graceMs))) return 'there is no message input';
  if (!(await window.until(() => input.isEditable({ timeout }).catch(() => false), graceMs)))
    return 'the message input takes no text';
  const problem = await input.fill(text, { timeout }).then(() => undefined, firstLine);
  if (problem !== undefined) return `the message input takes no text: ${problem}`;
  if (by === 'keyboard') {
    const pressedUs = witness.nowUs();
    const refused = await input.press('Enter', { timeout }).then(() => undefined, firstLine);
    return refused === undefined ? pressedUs : `the message input takes no Enter: ${refused}`;
  }
  if (!(await window.until(() => send.isEnabled({ timeout }).catch(() => false), graceMs)))
    return 'the send button stays disabled';
  const pressedUs = witness.nowUs();
  const refused = await send.click({ timeout }).then(() => undefined, firstLine);
  return refused === undefined ? pressedUs : `the send button cannot be clicked: ${refused}`;
}

function follow(
  parts: WindowParts,
  { prompt, ownNonces }: Asked,
  sent: { readonly index: number; readonly atUs: number },
  threadId: string | undefined,
): Promise<TurnRecording> {
  const { target, budgets, lagSampler, witness, user, askSecondSocket } = parts;
  const history = user?.history;
  const context: TurnContext = {
    userId: user?.subject ?? '',
    threadId,
    rootAgent: target.rootAgent,
    earlierRuns: [...(history?.runs ?? [])].map(([runId, ended]) => ({ runId, ended })),
    ownNonces: [...(history?.nonces ?? []), ...ownNonces],
    clock: undefined,
    limits: turnLimits(budgets, target.agentTimeoutMs),
  };
  return followTurn({ socket: witness, prompt, context, lagSampler, watchMs, askSecondSocket }, sent).then(
    (recording) => {
      remember(user, recording);
      return recording;
    },
  );
}

function remember(user: Session | undefined, recording: TurnRecording): void {
  const view = viewRun(recording);
  if (view.runId === undefined) return;
  user?.history.runs.set(
    view.runId,
    view.own.some((step) => isTerminal(step, view.root)),
  );
}

/** Gives the page the time that it may take to show the end of a turn; what it shows then is what it shows. */
async function settled(
  window: ChatWindow,
  { budgets, witness }: WindowParts,
  wire: TurnRecording,
  fromUs: number,
): Promise<Wait | undefined> {
  if (wire.ending.kind !== 'terminal') return undefined;
  const answer = answerOf(wire) ?? '';
  const limitMs = budgets.ui_answer_shown.limit + graceMs;
  return window.waitFor(async () => {
    const last = await witness.lastView();
    if (last === undefined || last.isBusy || !last.canType || !isAnsweredSince(witness, fromUs)) return false;
    return answer === '' || timesShown(last, answer) > 0;
  }, limitMs);
}

/** Whether what the page has sent has its answers, for so long that it would show them: one may bring the answer once more. */
function isAnsweredSince(witness: PageWitness, fromUs: number): boolean {
  const sent = witness.record.requests.filter(
    ({ isOwn, method, atUs }) => isOwn && method === 'POST' && atUs >= fromUs,
  );
  const nowUs = witness.nowUs();
  return sent.every(({ endedAtUs }) => endedAtUs !== undefined && nowUs - endedAtUs > drawnMs * 1000);
}
