import { expect, test } from '../../helpers/test.ts';
import { conversationShown, openFromList } from '../../helpers/browser/conversation-shown.ts';
import { startNewChat } from '../../helpers/browser/new-chat.ts';
import {
  judgeConversation,
  judgeListed,
  judgeNewChat,
  judgePageMemory,
} from '../../helpers/judge/judge-page-conversation.ts';
import { judgeChatShown } from '../../helpers/judge/judge-page-load.ts';
import { judgeShown } from '../../helpers/judge/judge-page-shown.ts';
import { judgePageWire, judgeSending } from '../../helpers/judge/judge-page-turn.ts';

test.describe(
  'conversation in a browser',
  { tag: ['@browser'], annotation: [{ type: 'turns', description: '3' }] },
  () => {
    test('goes on with what was told, is the same after a reload of its address, and stays out of a new chat', async ({
      window,
      prompt,
      gear,
    }) => {
      expect(judgeChatShown(await window.open(), gear.budgets.ui_chat_visible)).toHold();
      await window.isGreeted();
      const told = prompt.tell();
      const telling = await window.ask(told, 'button');
      const recalling = await window.ask(prompt.recall(told), 'keyboard');
      const turns = [telling, recalling];
      const { threadId = '' } = telling.carriers[0] ?? {};
      const before = recalling.views.at(-1);
      const reloaded = await window.reload();
      const after = await conversationShown(window, turns, gear.budgets.api.limit);
      await window.isGreeted();
      const chat = await startNewChat(window, gear.budgets.api.limit);
      const elsewhere = await window.ask(prompt.multiply(), 'button');
      const newest = elsewhere.carriers[0]?.threadId;
      const listed = await openFromList(window, threadId, newest, turns, gear.budgets.api.limit);

      expect.soft(judgeSending(telling)).toHold();
      expect.soft(judgePageWire(telling)).toHold();
      expect.soft(judgeSending(recalling)).toHold();
      expect.soft(judgePageMemory(recalling)).toHold();
      expect.soft(judgeShown(recalling, gear.budgets.ui_answer_shown)).toHold();
      expect.soft(judgeConversation(before, turns, 'all along')).toHold();
      expect.soft(judgeChatShown(reloaded, gear.budgets.ui_chat_visible)).toHold();
      expect.soft(judgeConversation(after, turns, 'at its own address')).toHold();
      expect.soft(judgeNewChat(chat, recalling, elsewhere)).toHold();
      expect.soft(judgeSending(elsewhere)).toHold();
      expect.soft(judgeShown(elsewhere, gear.budgets.ui_answer_shown)).toHold();
      expect.soft(judgeListed(listed, turns)).toHold();
    });
  },
);
