import type { Budget } from '../../env/budgets.ts';
import type { PageSocket, PageView } from '../browser/page-record.ts';
import type { PageWatch } from '../browser/page-watch.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { chatSockets, isStanding } from './chat-sockets.ts';
import type { Judgement } from './judgement.ts';
import { worstLagUs } from './worst-lag.ts';

const connected = 'Connected';
/** The browser stamps what is received and what is drawn by one clock; this much may lie between the two, µs. */
const slackUs = 20_000;

/**
 * The page says "Connected" when its socket stands, and not before (ui contract, section 3.2): a user who is told so trusts that
 * answers will come. The budget is what the page may take to draw it.
 */
export function judgeConnectionWord(
  { sockets, views, untilUs, lags }: Pick<PageWatch, 'sockets' | 'views' | 'untilUs' | 'lags'>,
  ws: string,
  { limit: limitMs }: Pick<Budget, 'limit'>,
): Judgement {
  const chat = chatSockets(sockets, ws);
  const evidence = views.length === 0 ? [] : [`the page says: ${storyOf(views)}`];
  const early = views.find(({ connection, atUs }) => connection === connected && !standsAt(chat, atUs));
  const standing = chat.findLast(isStanding);
  const sinceUs = standing?.answeredAtUs ?? standing?.openedAtUs ?? untilUs;
  const stoodMs = (untilUs - sinceUs) / 1000;
  const lagMs = worstLagUs(lags, sinceUs, untilUs) / 1000;
  const last = views.at(-1)?.connection;
  const isUntold = standing !== undefined && views.length > 0 && last !== connected && stoodMs > limitMs;
  const words = `It says ${quoted(last)} ${Math.round(stoodMs)} ms after its socket was let in; the limit is ${limitMs} ms.`;
  const isOurs = isUntold && stoodMs - lagMs <= limitMs;
  return {
    findings: [
      ...(early ? [mistold(early, chat, evidence)] : []),
      ...(isUntold && !isOurs ? [finding('UI_CONNECTION_MISTOLD', words, evidence)] : []),
    ],
    evidence,
    unmeasurable: [
      ...(isOurs ? [`${words} But this machine itself stood still for ${Math.round(lagMs)} ms.`] : []),
      ...(standing === undefined && early === undefined
        ? ['No socket stood at the end, so nothing is known of how the page tells of one.']
        : []),
    ],
  };
}

/** What the page said of its connection, one after the other: `"Connecting...", then "Connected"`. */
export function storyOf(views: readonly PageView[]): string {
  const words = views.map(({ connection }) => quoted(connection));
  return words.filter((word, at) => word !== words[at - 1]).join(', then ') || 'nothing';
}

function quoted(word: string | undefined): string {
  return word === undefined ? 'nothing of its connection' : `"${word}"`;
}

/** Whether any socket stood at that moment, or could have been seen to. */
function standsAt(sockets: readonly PageSocket[], atUs: number): boolean {
  return sockets.some(
    ({ status, openedAtUs, answeredAtUs = openedAtUs, closedAtUs = Infinity }) =>
      status === 101 && atUs >= answeredAtUs - slackUs && atUs <= closedAtUs + slackUs,
  );
}

function mistold({ atUs }: PageView, sockets: readonly PageSocket[], evidence: readonly string[]): Finding {
  const next = sockets.find(({ status, answeredAtUs = 0 }) => status === 101 && answeredAtUs > atUs);
  const words = next
    ? `It says "Connected" ${Math.round(((next.answeredAtUs ?? 0) - atUs) / 1000)} ms before its socket is let in.`
    : 'It says "Connected" while it has no socket.';
  return finding('UI_CONNECTION_MISTOLD', words, evidence);
}
