import type { Locator } from '@playwright/test';
import { negation, refusalWords } from '../judge/refusal-words.ts';
import { unshownMessages, type ThreadMessage } from '../judge/unshown-messages.ts';
import type { ChatWindow } from './chat-window.ts';
import type { PageLoad } from './page-load.ts';
import type { PageView } from './page-record.ts';
import type { Wait } from './wait.ts';

/** A thread's own address, and what the page made of it. */
export interface ThreadVisit {
  readonly threadId: string;
  readonly load: PageLoad;
  /** All that was seen on the way, oldest first. */
  readonly views: readonly PageView[];
  /** How long the page was given to show what is wanted; undefined where there was no page to show it. */
  readonly showing?: Wait;
}

/** Opens a thread at its own address and waits until its messages can be seen. */
export async function visitThread(
  window: ChatWindow,
  threadId: string,
  messages: readonly ThreadMessage[],
  limitMs: number,
): Promise<ThreadVisit> {
  return visit(window, threadId, limitMs, window.main, (views) => {
    const articles = views.at(-1)?.articles ?? [];
    return unshownMessages(articles, messages).length === 0;
  });
}

/** Opens the address of a thread that nobody has made, and waits until the page says so. `usual` is what the chat shows anyway. */
export async function visitUnknownThread(
  window: ChatWindow,
  threadId: string,
  usual: string,
  limitMs: number,
): Promise<ThreadVisit> {
  // Some pages show nothing of the chat then.
  const landmark = window.main.or(window.page.getByText(negation)).first();
  return visit(window, threadId, limitMs, landmark, (views) => refusalWords(usual, views).length > 0);
}

async function visit(
  window: ChatWindow,
  threadId: string,
  limitMs: number,
  landmark: Locator,
  isOver: (views: readonly PageView[]) => boolean,
): Promise<ThreadVisit> {
  const load = await window.open(`/chat/${encodeURIComponent(threadId)}`, { landmark });
  const isShown = async (): Promise<boolean> => isOver(await window.witness.views());
  const showing = load.visibleMs === undefined ? undefined : await window.waitFor(isShown, limitMs);
  const views = await window.witness.views();
  return { threadId, load: { ...load, path: window.path }, views, ...(showing && { showing }) };
}
