import { answerOf } from '../judge/judge-answer.ts';
import { countAnswer } from '../judge/count-answer.ts';
import { isOwnMessage } from '../judge/is-own-message.ts';
import type { ChatWindow } from './chat-window.ts';
import type { PageView } from './page-record.ts';
import type { PageTurn } from './page-turn.ts';

/**
 * What is seen of a conversation: gives the page so long to show all of its messages and answers. Undefined when the page could
 * not be read.
 */
export async function conversationShown(
  window: ChatWindow,
  turns: readonly PageTurn[],
  limitMs: number,
): Promise<PageView | undefined> {
  const last = async (): Promise<PageView | undefined> => await window.witness.lastView();
  await window.until(async () => {
    const articles = (await last())?.articles ?? [];
    return turns.every(({ prompt, wire }) => {
      const answer = (wire && answerOf(wire.recording)) ?? '';
      const isShown = articles.some((one) => countAnswer(one, answer) > 0);
      return articles.some((one) => isOwnMessage(one, prompt.text)) && (answer === '' || isShown);
    });
  }, limitMs);
  return last();
}

/** A conversation that was opened from the list of threads. */
export interface ListedConversation {
  /** Path of the address before it was chosen. */
  readonly from: string;
  /** Why it could not be chosen, in words. */
  readonly hindrance: string | undefined;
  readonly view: PageView | undefined;
}

/** The same for a conversation that is opened from the list of threads, in which the one that was begun last stands too. */
export async function openFromList(
  window: ChatWindow,
  threadId: string,
  newest: string | undefined,
  turns: readonly PageTurn[],
  limitMs: number,
): Promise<ListedConversation> {
  const from = window.path;
  const item = window.threadItem(threadId);
  const lacking = await lackOf(window, threadId, newest, limitMs);
  if (lacking !== undefined) return { from, hindrance: `the list of threads ${lacking}`, view: undefined };
  const isChosen = await item.click({ timeout: window.patience(limitMs) }).then(
    () => true,
    () => false,
  );
  if (!isChosen) return { from, hindrance: 'it cannot be clicked', view: undefined };
  return { from, hindrance: undefined, view: await conversationShown(window, turns, limitMs) };
}

/** What is wrong with the list of threads, in words. */
async function lackOf(
  window: ChatWindow,
  threadId: string,
  newest: string | undefined,
  limitMs: number,
): Promise<string | undefined> {
  const item = window.threadItem(threadId);
  if (!(await window.becomes(item.first(), 'visible', limitMs))) return 'does not have it';
  const times = await item.count();
  if (times > 1) return `has it ${times} times`;
  if (newest === undefined || (await window.becomes(window.threadItem(newest).first(), 'visible', limitMs)))
    return undefined;
  return 'does not have the one that was begun last';
}
