import { judgePageGreeting } from '../../helpers/judge/judge-page-greeting.ts';
import { judgeChatShown } from '../../helpers/judge/judge-page-load.ts';
import { judgeShown } from '../../helpers/judge/judge-page-shown.ts';
import { judgePageWire, judgeSending } from '../../helpers/judge/judge-page-turn.ts';
import { judgeTwoWindows } from '../../helpers/judge/judge-two-windows.ts';
import { expect, test } from '../../helpers/test.ts';

test.describe(
  'two users in two windows',
  { tag: ['@browser', '@isolation'], annotation: { type: 'turns', description: '2' } },
  () => {
    test('see only their own while both are answered', async ({
      openWindow,
      session,
      otherUser,
      prompt,
      contents,
      target,
      gear: { budgets },
    }) => {
      const one = await openWindow(session);
      const other = await openWindow(await otherUser());
      const loads = await Promise.all([one.open(), other.open()]);
      for (const load of loads) expect(judgeChatShown(load, budgets.ui_chat_visible)).toHold();
      await Promise.all([one.isGreeted(), other.isGreeted()]);
      const turns = await Promise.all([one.ask(prompt.multiply()), other.ask(prompt.multiply())]);
      const seen = await contents([
        [one, turns[0]],
        [other, turns[1]],
      ]);

      expect.soft(judgeTwoWindows(seen)).toHold();
      for (const user of seen) {
        expect.soft(judgePageGreeting(user, target.urls.ws, user.userId)).toHold();
      }
      for (const turn of turns) {
        expect.soft(judgeSending(turn)).toHold();
        expect.soft(judgePageWire(turn)).toHold();
        expect.soft(judgeShown(turn, budgets.ui_answer_shown)).toHold();
      }
    });
  },
);
