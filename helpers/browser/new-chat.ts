import type { ChatWindow } from './chat-window.ts';
import type { PageView } from './page-record.ts';

/** A new chat as it was begun in a window that showed another one. */
export interface NewChat {
  /** The thread that was open before, if the address named one. */
  readonly before: string | undefined;
  /** The thread that the address names now. */
  readonly threadId: string | undefined;
  /** Why it could not be begun, in words. */
  readonly hindrance: string | undefined;
  /** What is seen when it is open; undefined when the page could not be read. */
  readonly view: PageView | undefined;
}

/** Begins a new chat by its button, and gives the page so long to show it. */
export async function startNewChat(window: ChatWindow, limitMs: number): Promise<NewChat> {
  const before = window.threadId;
  const { newChat } = window;
  const isThere = await window.becomes(newChat, 'visible', limitMs);
  const isReady =
    isThere &&
    (await window.until(() => newChat.isEnabled({ timeout: limitMs }).catch(() => false), limitMs));
  const refused = isReady
    ? await newChat.click({ timeout: window.patience(limitMs) }).then(
        () => undefined,
        () => 'the button for a new chat cannot be clicked',
      )
    : `there is ${isThere ? 'a button for a new chat that stays disabled' : 'no button for a new chat'}`;
  const last = async (): Promise<PageView | undefined> => await window.witness.lastView();
  if (refused === undefined) {
    await window.until(async () => {
      const view = await last();
      return view !== undefined && view.hasChat && view.canType && view.articles.length === 0;
    }, limitMs);
  }
  return { before, threadId: window.threadId, hindrance: refused, view: await last() };
}
