import type { Budget } from '../../env/budgets.ts';
import type { PagePlan } from '../../env/page-plan.ts';
import type { PageSocket } from '../browser/page-record.ts';
import type { PageLoss } from '../browser/page-loss.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { chatSockets, describeSocket, isStanding } from './chat-sockets.ts';
import { unlessHeldUp } from './held-up.ts';
import { storyOf } from './judge-page-word.ts';
import type { Judgement } from './judgement.ts';
import { worstLagUs } from './worst-lag.ts';

/** A page that tells nothing of its connection is told apart from one that tells the wrong thing. */
const connected = 'Connected';
/** We cut by our clock and the page is drawn by the browser's: under load they may lie so far apart, µs. */
const slackUs = 50_000;

interface Limits {
  readonly budgets: Readonly<Record<'reconnect' | 'ui_answer_shown', Budget>>;
  readonly plan: Pick<PagePlan, 'mostAttempts'>;
}

/**
 * A page that lost its connection says so, makes a new one in time when the way is free again, and says that too (requirements F49).
 * A page that doubles its pauses tries again at the latest after as long as it was cut off: that is granted beside the budget.
 */
export function judgeComeBack(loss: PageLoss, ws: string, limits: Limits): Judgement {
  const { cutAtUs, mendedAtUs } = loss;
  const chat = chatSockets(loss.sockets, ws);
  const evidence = evidenceOf(loss, chat);
  if (cutAtUs === undefined && chat.some(isStanding)) {
    return { findings: [], evidence, unmeasurable: ['The connection of the page was never cut.'] };
  }
  if (cutAtUs === undefined) {
    return { findings: [finding('UI_NOT_CONNECTED', 'So nothing could be lost.', evidence)], evidence };
  }
  const lost = chat.filter(({ openedAtUs }) => openedAtUs < cutAtUs);
  const survives = lost.some(({ closedAtUs = Infinity }) => closedAtUs > mendedAtUs);
  if (survives || lost.length === 0) {
    const why = 'The socket of the page outlived the cut, so its loss was not seen.';
    return { findings: [], evidence, unmeasurable: [why] };
  }
  const attempts = chat.filter(({ openedAtUs }) => openedAtUs >= cutAtUs);
  const back = attempts.find((socket) => isUsable(socket, loss));
  const inVain = attempts.filter(({ openedAtUs }) => openedAtUs < (back?.openedAtUs ?? Infinity));
  const told = unlessHeldUp(untold(loss, evidence), loss.telling);
  const timed = back
    ? timely(back, loss, limits, evidence)
    : unlessHeldUp([notBack(attempts, loss, evidence)], loss.returning);
  return {
    findings: [
      ...(inVain.length > limits.plan.mostAttempts ? [stormy(inVain, limits, evidence)] : []),
      ...told.findings,
      ...timed.findings,
      ...(back ? wrongAfter(chat, loss, limits, evidence) : []),
    ],
    evidence,
    unmeasurable: [...told.unmeasurable, ...timed.unmeasurable],
  };
}

/** It was let in, and something came on it. */
function isUsable({ status, answeredAtUs, openedAtUs }: PageSocket, { frames }: PageLoss): boolean {
  const since = answeredAtUs ?? openedAtUs;
  return status === 101 && frames.some(({ direction, atUs }) => direction === 'in' && atUs >= since);
}

function timely(
  back: PageSocket,
  { cutAtUs = 0, mendedAtUs, lags }: PageLoss,
  { budgets: { reconnect } }: Limits,
  evidence: readonly string[],
): Required<Pick<Judgement, 'findings' | 'unmeasurable'>> {
  const backAtUs = back.answeredAtUs ?? back.openedAtUs;
  const tookMs = (backAtUs - mendedAtUs) / 1000;
  const lagMs = worstLagUs(lags, mendedAtUs, backAtUs) / 1000;
  const pauseMs = (mendedAtUs - cutAtUs) / 1000;
  const overMs = tookMs - reconnect.limit - pauseMs;
  const words =
    `The page was connected ${Math.round(tookMs)} ms after the way was free again; the limit is ${reconnect.limit} ms ` +
    `(reconnect; ${reconnect.source}) and ${Math.round(pauseMs)} ms for its own pause.`;
  if (overMs <= 0) return { findings: [], unmeasurable: [] };
  const ours = `${words} This machine itself stood still for ${Math.round(lagMs)} ms meanwhile.`;
  if (lagMs >= overMs) return { findings: [], unmeasurable: [ours] };
  return { findings: [finding('BUDGET_EXCEEDED', words, evidence)], unmeasurable: [] };
}

function notBack(
  attempts: readonly PageSocket[],
  { mendedAtUs, untilUs }: PageLoss,
  evidence: readonly string[],
): Finding {
  const later = attempts.filter(({ openedAtUs }) => openedAtUs >= mendedAtUs).length;
  const tried = `${attempts.length - later} attempts while it was cut off, ${later} after`;
  const words = `${Math.round((untilUs - mendedAtUs) / 1000)} ms after the way was free again it has no connection: ${tried}.`;
  return finding('UI_NOT_RECONNECTED', words, evidence);
}

/** While it was cut off, the page has to say anything but "Connected". */
function untold(
  { views, cutAtUs = 0, mendedAtUs }: PageLoss,
  evidence: readonly string[],
): readonly Finding[] {
  const until = views.filter(({ atUs }) => atUs <= mendedAtUs + slackUs);
  // What was said last counts whenever it was said: it stood there all the time.
  const said = [...until.filter(({ atUs }) => atUs >= cutAtUs), ...until.slice(-1)];
  if (said.some(({ connection }) => connection !== undefined && connection !== connected)) return [];
  const before = until.at(-1)?.connection;
  const words = before === undefined ? 'says nothing of it' : `goes on saying "${before}"`;
  const ms = Math.round((mendedAtUs - cutAtUs) / 1000);
  return [finding('UI_CONNECTION_MISTOLD', `It is cut off for ${ms} ms and ${words}.`, evidence)];
}

/** After it came back: the word is right again, and there is one connection. */
function wrongAfter(
  chat: readonly PageSocket[],
  { views, untilUs }: PageLoss,
  { budgets: { ui_answer_shown: drawing } }: Limits,
  evidence: readonly string[],
): readonly Finding[] {
  const open = chat.filter(isStanding);
  const last = views.at(-1)?.connection;
  const since = Math.min(...open.map(({ answeredAtUs, openedAtUs }) => answeredAtUs ?? openedAtUs));
  const isStale = open.length > 0 && last !== connected && (untilUs - since) / 1000 > drawing.limit;
  const words = `It is connected again and says ${last === undefined ? 'nothing of it' : `"${last}"`}.`;
  return [
    ...(open.length === 0
      ? [finding('UI_NOT_RECONNECTED', 'It came back, and lost the new connection again.', evidence)]
      : []),
    ...(open.length > 1
      ? [finding('UI_CONNECTED_TWICE', `After it came back, ${open.length} are open.`, evidence)]
      : []),
    ...(isStale ? [finding('UI_CONNECTION_MISTOLD', words, evidence)] : []),
  ];
}

function stormy(
  inVain: readonly PageSocket[],
  { plan: { mostAttempts } }: Limits,
  evidence: readonly string[],
): Finding {
  const words = `It tried ${inVain.length} times to come back; the limit is ${mostAttempts} (requirements 2a, row "Frontend").`;
  return finding('UI_WS_LOOP', words, evidence);
}

function evidenceOf(loss: PageLoss, chat: readonly PageSocket[]): readonly string[] {
  const { cutAtUs, mendedAtUs, reset, turnedAway, views } = loss;
  if (views.length === 0 && chat.length === 0) return [];
  return [
    cutAtUs === undefined
      ? 'the page had no socket that was greeted'
      : `${reset} connections were reset at ${ms(cutAtUs)} ms, ${turnedAway} turned away, and the way free again at ${ms(mendedAtUs)} ms`,
    `the page says: ${storyOf(views)}`,
    ...chat.slice(0, 4).map(describeSocket),
  ];
}

function ms(us: number): number {
  return Math.round(us / 1000);
}
