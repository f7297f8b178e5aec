import { visitThread, visitUnknownThread } from '../../helpers/browser/visit-thread.ts';
import { judgeChatShown, judgeQuiet } from '../../helpers/judge/judge-page-load.ts';
import { judgeThreadShown, judgeUnknownThread, messagesOf } from '../../helpers/judge/judge-page-thread.ts';
import { expect, test } from '../../helpers/test.ts';

test.describe('chat page in a browser', { tag: ['@browser'] }, () => {
  test('opens in time and without an error for a user who is signed in, also after a reload', async ({
    window,
    gear,
  }) => {
    const first = await window.open('/chat', { isFirst: true });
    const again = await window.reload();

    expect.soft(judgeChatShown(first, gear.budgets.ui_chat_visible, 'cold')).toHold();
    expect.soft(judgeQuiet(first)).toHold();
    expect.soft(judgeChatShown(again, gear.budgets.ui_chat_visible)).toHold();
    expect.soft(judgeQuiet(again)).toHold();
  });

  test('opens without an error when hosts that are not of the product are reached as well', async ({
    openWindow,
    session,
    gear,
  }) => {
    const window = await openWindow(session, { letsOthersIn: true });
    const load = await window.open();

    expect.soft(judgeChatShown(load, gear.budgets.ui_chat_visible)).toHold();
    expect.soft(judgeQuiet(load)).toHold();
  });
});

test.describe('thread in a browser', { tag: ['@browser'] }, () => {
  test(
    'shows its question and its answer at its own address',
    { annotation: { type: 'turns', description: '1' } },
    async ({ chat, window, prompt, gear }) => {
      const turn = await chat.ask(prompt.multiply());
      const visit = await visitThread(window, chat.threadId, messagesOf(turn), gear.budgets.api.limit);

      expect.soft(judgeThreadShown(visit, turn)).toHold();
      expect.soft(judgeQuiet(visit.load)).toHold();
    },
  );

  test('that does not exist is said to be missing, in words', async ({ window, gear }) => {
    const usual = await window.open();
    const visit = await visitUnknownThread(window, gear.nextName(), usual.text, gear.budgets.api.limit);

    expect(judgeUnknownThread(visit, usual.text)).toHold();
  });
});
