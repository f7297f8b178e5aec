import { expect, test } from '../../helpers/test.ts';
import { judgeChatShown } from '../../helpers/judge/judge-page-load.ts';
import { judgeProgress } from '../../helpers/judge/judge-page-progress.ts';
import { judgeShown } from '../../helpers/judge/judge-page-shown.ts';
import { judgePageWire, judgeSending, judgeTurnQuiet } from '../../helpers/judge/judge-page-turn.ts';

test.describe(
  'message in a browser',
  { tag: ['@browser'], annotation: [{ type: 'turns', description: '3' }] },
  () => {
    test('is shown with the agents at work and then with its answer, by an example, by keyboard and by button', async ({
      window,
      prompt,
      gear,
      goldenMoment,
    }) => {
      expect(judgeChatShown(await window.open(), gear.budgets.ui_chat_visible)).toHold();
      await window.isGreeted();
      const example = await window.askExample();
      const typed = await window.ask(prompt.multiply(), 'keyboard');
      await goldenMoment(window);
      const clicked = await window.ask(prompt.multiply(), 'button');

      expect.soft(judgeSending(example)).toHold();
      expect.soft(judgePageWire(example)).toHold();
      expect.soft(judgeShown(example, gear.budgets.ui_answer_shown)).toHold();
      expect.soft(judgeSending(typed)).toHold();
      expect.soft(judgePageWire(typed)).toHold();
      expect.soft(judgeShown(typed, gear.budgets.ui_answer_shown)).toHold();
      expect.soft(judgeTurnQuiet(typed)).toHold();
      expect.soft(judgeSending(clicked)).toHold();
      expect.soft(judgePageWire(clicked)).toHold();
      expect.soft(judgeShown(clicked, gear.budgets.ui_answer_shown)).toHold();
      expect.soft(judgeTurnQuiet(clicked)).toHold();
      expect.soft(judgeProgress([example, typed, clicked])).toHold();
    });
  },
);
