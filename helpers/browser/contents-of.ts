import { redact } from '../reporting/redact.ts';
import type { ChatWindow } from './chat-window.ts';
import type { PageTurn } from './page-turn.ts';
import type { WindowContents } from './window-contents.ts';

const itemPrefix = 'thread-item-';
/** A list that is there is read at once, ms. */
const readMs = 2_000;

/** What a window shows and has received; `turns` are those that its user has asked in it. */
export async function contentsOf(
  window: ChatWindow,
  number: number,
  turns: readonly PageTurn[],
): Promise<WindowContents> {
  const { witness, threadList, threadId, user } = window;
  const timeout = window.patience(readMs);
  const text = await threadList.innerText({ timeout }).catch(() => '');
  const items = await threadList.locator(`[data-testid^="${itemPrefix}"]`).all();
  const ids = await Promise.all(
    items.map((item) => item.getAttribute('data-testid', { timeout }).catch(() => null)),
  );
  return {
    number,
    userId: user?.subject ?? '',
    turns,
    threadIds: [...witness.threadsMade],
    sockets: witness.record.sockets.map((socket) => ({ ...socket })),
    frames: [...witness.frames],
    views: await witness.views(),
    list: { text: redact(text), threadIds: ids.map((id) => (id ?? itemPrefix).slice(itemPrefix.length)) },
    openThreadId: threadId,
  };
}
