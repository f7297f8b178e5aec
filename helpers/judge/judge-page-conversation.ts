import { noncePattern } from '../../env/prompts.ts';
import type { NewChat } from '../browser/new-chat.ts';
import type { PageView } from '../browser/page-record.ts';
import type { ListedConversation } from '../browser/conversation-shown.ts';
import type { PageTurn } from '../browser/page-turn.ts';
import type { Code } from '../diagnosis/codes.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { countAnswer } from './count-answer.ts';
import { excerpt } from './excerpt.ts';
import { insteadOfAnswer } from './instead-of-answer.ts';
import { isOwnMessage } from './is-own-message.ts';
import { answerOf } from './judge-answer.ts';
import { judgeMemory } from './judge-recorded-turn.ts';
import type { TurnJudgement } from './judgement.ts';
import { viewRun } from './run-view.ts';

/** One message and its answer, as a conversation holds them. */
interface Exchange {
  readonly typed: string;
  /** '' when none came. */
  readonly answer: string;
}

/** How a conversation came to be shown: which code says that it is not. */
export type Opened = 'all along' | 'at its own address' | 'from the list';

/**
 * The page shows a conversation: every message and every answer of these turns once, in their order, and nothing besides. The
 * address names its thread.
 */
export function judgeConversation(
  view: PageView | undefined,
  turns: readonly PageTurn[],
  opened: Opened,
): TurnJudgement {
  const told = turns.map(exchangeOf);
  const wires = turns.flatMap(({ wire }) => wire ?? []);
  const lacks = told.length === 0 || told.some(({ answer }) => answer === '');
  if (!view || lacks) {
    const words = lacks
      ? 'there is no whole conversation that the page could show'
      : `what the page shows of the conversation, ${opened}, could not be read`;
    return { findings: [], evidence: [words], unmeasurable: [words], turns: wires };
  }
  const evidence = [
    `${opened}: ${view.articles.length} messages at ${view.path}`,
    ...view.articles.slice(0, 6).map((text) => `shown: ${excerpt(text)}`),
  ];
  const findings = [...missing(view, turns, opened, evidence), ...besides(view, told, evidence)];
  const address = addressFinding(view, turns, opened, evidence);
  return { findings: [...address, ...findings], evidence, turns: wires };
}

/** The list of threads leads to the conversation: it stands in it, and choosing it shows it. */
export function judgeListed(
  { from, hindrance, view }: ListedConversation,
  turns: readonly PageTurn[],
): TurnJudgement {
  const wires = turns.flatMap(({ wire }) => wire ?? []);
  const isStuck = view?.path === from;
  if (hindrance === undefined && !isStuck) return judgeConversation(view, turns, 'from the list');
  const words = hindrance ?? `choosing it changes nothing, the page stays at ${from}`;
  const evidence = [`from the list: ${words}`];
  return {
    findings: [finding('UI_THREAD_LOAD', `From the list: ${words}.`, evidence)],
    evidence,
    turns: wires,
  };
}

/**
 * A new chat shows nothing of the one before, and what is sent in it goes to a thread of its own. What the answer knows of the other
 * thread is the agent's doing, and has a check of its own.
 */
export function judgeNewChat(chat: NewChat, earlier: PageTurn, turn: PageTurn): TurnJudgement {
  const { hindrance, view, before } = chat;
  const turns = [earlier, turn].flatMap(({ wire }) => wire ?? []);
  const last = turn.views.at(-1);
  const [first] = turn.carriers;
  const sentTo = first?.threadId ?? threadIn(turn.path);
  const known = earlier.carriers[0]?.threadId ?? threadIn(earlier.path) ?? before;
  const evidence = [
    `the chat before was thread ${known ?? 'not named'}, the message in the new one went to ${sentTo ?? 'a thread not named'}`,
    ...(view ? [`the new chat shows ${view.articles.length} messages at ${view.path}`] : []),
  ];
  if (hindrance !== undefined)
    return {
      findings: [finding('UI_CHAT_NOT_RENDERED', `For a new chat: ${hindrance}.`, evidence)],
      evidence,
      turns,
    };
  const told = exchangeOf(earlier);
  const mixed = (sentence: string): Finding => finding('UI_WRONG_THREAD', sentence, evidence);
  const findings = [
    ...(view && holds(view, told) ? [mixed('A new chat still shows the conversation before it.')] : []),
    ...(view && !view.canType && view.hasChat
      ? [finding('UI_INPUT_LOCKED', 'In a new chat nothing can be typed.', evidence)]
      : []),
    ...(known !== undefined && sentTo === known
      ? [mixed(`The message of a new chat was sent to the thread before it, ${known}.`)]
      : []),
    ...(last && holds(last, told)
      ? [mixed('Beside the message of a new chat the page shows the conversation before it.')]
      : []),
  ];
  return {
    findings,
    evidence,
    unmeasurable: [
      ...(view && last ? [] : ['what the page shows of the new chat could not be read']),
      ...(first ? [] : ['nothing was sent in the new chat']),
      ...(known === undefined || sentTo === undefined
        ? ['no thread was named, so it cannot be said whether the new chat has one of its own']
        : []),
    ],
    turns,
  };
}

/** The second message of a thread is answered from what the first one told. */
export function judgePageMemory({ wire }: PageTurn): TurnJudgement {
  if (!wire) {
    const words = 'the second message was not sent, so nothing could be recalled';
    return { findings: [], evidence: [words], unmeasurable: [words] };
  }
  return { ...judgeMemory(wire), turns: [wire] };
}

const codeOf: Readonly<Record<Opened, { readonly typed: Code; readonly answer: Code }>> = {
  'all along': { typed: 'UI_OWN_MESSAGE_WRONG', answer: 'UI_DID_NOT_RENDER' },
  'at its own address': { typed: 'UI_THREAD_LOAD', answer: 'UI_THREAD_LOAD' },
  'from the list': { typed: 'UI_THREAD_LOAD', answer: 'UI_THREAD_LOAD' },
};

function missing(
  view: PageView,
  turns: readonly PageTurn[],
  opened: Opened,
  evidence: readonly string[],
): readonly Finding[] {
  const { articles } = view;
  const told = turns.map(exchangeOf);
  let from = 0;
  for (const [at, { typed, answer }] of told.entries()) {
    for (const part of ['typed', 'answer'] as const) {
      const isIt = (one: string): boolean =>
        part === 'answer'
          ? countAnswer(one, answer) > 0
          : isOwnMessage(one, typed) && countAnswer(one, answer) === 0;
      const name = `${part === 'typed' ? 'message' : 'answer'} ${at + 1} of ${told.length}`;
      const times = articles.filter(isIt).length;
      const place = articles.findIndex((one, index) => index >= from && isIt(one));
      if (times !== 1 || place < 0) {
        const other =
          times === 0 && part === 'answer' && opened === 'all along' && otherAnswer(view, turns, at);
        if (other) {
          const words = `The conversation, ${opened}, shows "${excerpt(other)}" for ${name}.`;
          return [finding('UI_ANSWER_DIFFERS', words, evidence)];
        }
        const how = times === 1 ? 'not in its place' : times === 0 ? 'not' : `${times} times`;
        return [
          finding(
            codeFor(opened, part, times),
            `The conversation, ${opened}, shows ${name} ${how}.`,
            evidence,
          ),
        ];
      }
      from = place + 1;
    }
  }
  return [];
}

/** An answer that is shown, but not once and in its place, did render. */
function codeFor(opened: Opened, part: 'typed' | 'answer', times: number): Code {
  return opened === 'all along' && part === 'answer' && times > 0
    ? 'UI_ANSWER_DIFFERS'
    : codeOf[opened][part];
}

/** What stands where the answer of a turn should: none of the messages and answers that are known. */
function otherAnswer(view: PageView, turns: readonly PageTurn[], at: number): string | undefined {
  const turn = turns[at];
  if (!turn) return undefined;
  const known = turns.map(exchangeOf);
  const articles = view.articles.filter(
    (one) => !known.some((told) => holds({ ...view, articles: [one] }, told)),
  );
  const own = turn.wire ? viewRun(turn.wire.recording).own : [];
  return insteadOfAnswer(turn.views[0], { ...view, articles }, { ...exchangeOf(turn), own });
}

/** Messages that carry a reference of another conversation: that of no message or answer of this one. */
function besides(
  { articles }: PageView,
  told: readonly Exchange[],
  evidence: readonly string[],
): readonly Finding[] {
  const own = new Set(told.flatMap(({ typed, answer }) => noncesIn(`${typed} ${answer}`)));
  const strange = articles.find((one) => noncesIn(one).some((nonce) => !own.has(nonce)));
  if (strange === undefined) return [];
  const sentence = `It shows a message of another conversation: "${excerpt(strange)}".`;
  return [finding('UI_WRONG_THREAD', sentence, evidence)];
}

function noncesIn(text: string): readonly string[] {
  return (text.match(new RegExp(noncePattern, 'gi')) ?? []).map((nonce) => nonce.toLowerCase());
}

function addressFinding(
  { path }: PageView,
  turns: readonly PageTurn[],
  opened: Opened,
  evidence: readonly string[],
): readonly Finding[] {
  const wanted = turns[0]?.carriers[0]?.threadId;
  const named = threadIn(path);
  if (named === undefined)
    return [
      finding('UI_THREAD_LOAD', `The conversation, ${opened}, has no address of its own: ${path}.`, evidence),
    ];
  if (wanted === undefined || named === wanted) return [];
  return [
    finding('UI_WRONG_THREAD', `The address names ${named}, and the messages went to ${wanted}.`, evidence),
  ];
}

function holds({ articles }: PageView, { typed, answer }: Exchange): boolean {
  return articles.some((one) => isOwnMessage(one, typed) || countAnswer(one, answer) > 0);
}

function exchangeOf({ prompt, wire }: PageTurn): Exchange {
  const answer = wire && (wire.storedAnswer ?? answerOf(wire.recording));
  return { typed: prompt.text, answer: answer ?? '' };
}

function threadIn(path: string): string | undefined {
  const id = /^\/chat\/([^/]+)$/.exec(path)?.[1];
  return id === undefined ? undefined : decodeURIComponent(id);
}
