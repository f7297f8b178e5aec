import type { Budget } from '../../env/budgets.ts';
import type { PageView } from '../browser/page-record.ts';
import type { PageTurn } from '../browser/page-turn.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { countAnswer } from './count-answer.ts';
import { excerpt } from './excerpt.ts';
import { unlessHeldUp } from './held-up.ts';
import { insteadOfAnswer } from './instead-of-answer.ts';
import { isOwnMessage } from './is-own-message.ts';
import { answerOf } from './judge-answer.ts';
import { judgeBudget } from './judge-budget.ts';
import type { TurnJudgement } from './judgement.ts';
import { isTerminal, viewRun } from './run-view.ts';
import { saysYou } from './says-you.ts';
import { timesShown } from './times-shown.ts';
import { worstLagUs } from './worst-lag.ts';

/** What Next.js shows instead of a page that broke (ui contract, section 0). */
const crashWords = /Application error: a (?:client|server)-side exception has occurred/i;
/** What the page says as long as it waits (ui contract, sections 3.0 and 3.2). */
const waitingWords = /Processing your request|Sending\.\.\.|Agent is thinking/i;
/** What a script writes where it has nothing to show. */
const debris = /\[object \w+\]|\bundefined\b|\bNaN\b|\bInvalid Date\b/;
/** What was sent, not made to be read; a page may offer it as "Raw Data" (ui contract, section 3.2). */
const asSent = /\{\s*"\w+"\s*:/;

/** One turn as its rules need it. */
interface Shown {
  readonly turn: PageTurn;
  readonly before: PageView | undefined;
  readonly last: PageView;
  /** '' when the wire brought none. */
  readonly answer: string;
  /** When the end of the run arrived; undefined when it did not. */
  readonly endedUs: number | undefined;
  readonly evidence: readonly string[];
}

/**
 * A message and its answer are on the page, each once, and the next message can be typed (requirements F55). The answer is the one
 * that came over the page's own wire, and it is there in time after its frame (budget `ui_answer_shown`).
 */
export function judgeShown(turn: PageTurn, budget: Budget): TurnJudgement {
  const { wire, views } = turn;
  const turns = wire ? [wire] : [];
  const last = views.at(-1);
  if (!last) {
    const words = 'what the page showed could not be read, so nothing can be said about it';
    return { findings: [], evidence: [words], unmeasurable: [words], turns };
  }
  const shown = shownOf(turn, last);
  const { evidence } = shown;
  if (!last.hasChat) return { findings: [lost(last, evidence)], evidence, turns };
  if (turn.carriers.length === 0) {
    const words = 'the message was not sent, so nothing of it could be shown';
    return { findings: [], evidence: [words, ...evidence], unmeasurable: [words], turns };
  }
  const late = judgeRender(shown, budget);
  const left = [...ownFindings(shown), ...answerFindings(shown), ...inputFindings(shown)];
  const told = unlessHeldUp(left, turn.settling);
  return {
    findings: [...told.findings, ...late.findings],
    measurements: late.measurements,
    unmeasurable: [
      ...(shown.answer === '' ? ['no answer came over the wire that the page could have shown'] : []),
      ...told.unmeasurable,
      ...late.unmeasurable,
    ],
    evidence: [...evidence, ...late.evidence],
    turns,
  };
}

function shownOf(turn: PageTurn, last: PageView): Shown {
  const { wire, views, prompt, path } = turn;
  const { own, root } = wire ? viewRun(wire.recording) : { own: [], root: undefined };
  const answer = wire ? (wire.storedAnswer ?? answerOf(wire.recording) ?? '') : '';
  return {
    turn,
    before: views.length > 1 ? views[0] : undefined,
    last,
    answer,
    endedUs: own.find((step) => isTerminal(step, root))?.frame.atUs,
    evidence: [
      `sent: ${excerpt(prompt.text)}`,
      `came: ${answer === '' ? 'no answer' : excerpt(answer)}`,
      `${views.length} views, the last of ${last.articles.length} messages at ${path}${last.isBusy ? ', at work' : ''}${last.canType ? '' : ', nothing can be typed'}`,
      ...last.articles.slice(-3).map((text) => `shown: ${excerpt(text)}`),
    ],
  };
}

function lost({ path, text }: PageView, evidence: readonly string[]): Finding {
  if (crashWords.test(text)) return finding('UI_CRASHED', `It shows "${excerpt(text)}".`, evidence);
  const words = text.trim() === '' ? 'nothing at all' : `"${excerpt(text)}"`;
  const sentence = `After a message was sent it is at ${path} and shows ${words}.`;
  return finding(path === '/login' ? 'UI_SESSION_LOST' : 'UI_CHAT_NOT_RENDERED', sentence, evidence);
}

function ownFindings({ turn, last, answer, evidence }: Shown): readonly Finding[] {
  const wrong = (sentence: string): readonly Finding[] => [
    finding('UI_OWN_MESSAGE_WRONG', sentence, evidence),
  ];
  const { text, nonce } = turn.prompt;
  const mine = last.articles.filter((one) => isOwnMessage(one, text) && countAnswer(one, answer) === 0);
  const [first] = mine;
  if (mine.length > 1) return wrong(`It shows it ${mine.length} times.`);
  if (first === undefined) {
    const other = last.articles.find(
      (one) => saysYou(one) && nonce !== '' && one.toLowerCase().includes(nonce.toLowerCase()),
    );
    return wrong(
      other === undefined ? 'It is not among the messages.' : `It shows it as "${excerpt(other)}".`,
    );
  }
  if (!saysYou(first)) return wrong(`It is not shown as the user's own: "${excerpt(first)}".`);
  if (answer !== '' && last.draft !== undefined && isOwnMessage(last.draft, text))
    return wrong('It still stands in the message input.');
  const place = last.articles.findIndex((one) => countAnswer(one, answer) > 0);
  return place >= 0 && place < last.articles.indexOf(first) ? wrong('It stands below its own answer.') : [];
}

function answerFindings(shown: Shown): readonly Finding[] {
  const { turn, before, last, answer, evidence } = shown;
  if (answer === '') return [];
  const differs = (sentence: string): readonly Finding[] => [
    finding('UI_ANSWER_DIFFERS', sentence, evidence),
  ];
  const fresh = timesShown(last, answer) - (before ? timesShown(before, answer) : 0);
  if (fresh > 1) return differs(`It shows the answer ${fresh} times.`);
  if (fresh === 1) {
    const article = last.articles.findLast((one) => countAnswer(one, answer) > 0);
    if (article === undefined) return [];
    if (saysYou(article)) return differs('It shows the answer as a message of the user.');
    const rest = besideAnswer(article, answer);
    return rest === undefined ? [] : differs(`It shows "${rest}" beside the answer.`);
  }
  const own = turn.wire ? viewRun(turn.wire.recording).own : [];
  const instead = insteadOfAnswer(before, last, { typed: turn.prompt.text, answer, own });
  if (instead !== undefined) return differs(`It shows "${excerpt(instead)}".`);
  const was = turn.views.some((view) => view !== before && timesShown(view, answer) > 0);
  const isUnseen = last.articles.some((one) => countAnswer(one, answer) > 0);
  const sentence = was
    ? 'It showed the answer for a while, and then no more.'
    : isUnseen
      ? 'It stands among the messages, where nobody can see it.'
      : 'It is nowhere on the page.';
  return [finding('UI_DID_NOT_RENDER', sentence, evidence)];
}

/** What stands beside the answer and was never meant for users; undefined where nothing does. */
function besideAnswer(article: string, answer: string): string | undefined {
  const marks = article.includes('Raw Data') ? [debris] : [debris, asSent];
  const bare = (text: string): string => text.replace(/\s+/g, '');
  return marks
    .map((mark) => mark.exec(article)?.[0])
    .find((rest) => rest !== undefined && !bare(answer).includes(bare(rest)));
}

function inputFindings({ last, before, endedUs, evidence }: Shown): readonly Finding[] {
  if (endedUs === undefined) return [];
  const words = waitingWords.exec(last.text)?.[0];
  const waits = words !== undefined && before?.text.includes(words) !== true;
  if (last.isBusy || waits) {
    const sentence = `The run is over, and it still says ${words === undefined ? 'that it is at work' : `"${words}"`}.`;
    return [finding('UI_SPINNER_FOREVER', sentence, evidence)];
  }
  if (last.canType) return [];
  if (before?.canType === false)
    return [
      finding('UI_SEND_DISABLED', 'The message input takes no text, before a message or after it.', evidence),
    ];
  return [finding('UI_INPUT_LOCKED', 'The run is over, and the message input takes no text.', evidence)];
}

/** From the arrival of the run's end to the first view with the answer. */
function judgeRender(
  { turn: { wire, views, pressedAtUs, lags }, answer, endedUs }: Shown,
  budget: Budget,
): Required<Pick<TurnJudgement, 'findings' | 'measurements' | 'unmeasurable' | 'evidence'>> {
  const first = views.find(
    (view) => view.atUs >= (pressedAtUs ?? 0) && answer !== '' && timesShown(view, answer) > 0,
  );
  if (!first || endedUs === undefined || !wire)
    return { findings: [], measurements: [], unmeasurable: [], evidence: [] };
  const tookMs = (first.atUs - endedUs) / 1000;
  const ownLagUs = worstLagUs(lags ?? wire.recording.lags, endedUs, first.atUs);
  const words =
    tookMs < 0
      ? `the answer was shown ${(-tookMs).toFixed(1)} ms before its frame came: the request was answered first`
      : `the answer was shown ${tookMs.toFixed(1)} ms after its frame came (limit ${budget.limit} ms)`;
  const lagMs = Math.max(0, tookMs);
  return {
    ...judgeBudget(budget, lagMs, ownLagUs / 1000, 'To show the answer after its frame had come'),
    evidence: [words],
  };
}
