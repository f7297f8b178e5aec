import { expect, test } from '../../helpers/test.ts';
import { judgeChatShown } from '../../helpers/judge/judge-page-load.ts';
import { judgeProgress } from '../../helpers/judge/judge-page-progress.ts';
import { judgeShown } from '../../helpers/judge/judge-page-shown.ts';
import { judgePageWire, judgeSending, judgeTurnQuiet } from '../../helpers/judge/judge-page-turn.ts';

test.describe('message in a browser', { tag: ['@browser'] }, () => {
  test(
    'is shown with the agents at work and then with its answer, by keyboard and by button',
    { annotation: [{ type: 'turns', description: '2' }] },
    async ({ window, prompt, gear }) => {
      const load = await window.open();
      expect(judgeChatShown(load, gear.budgets.ui_chat_visible)).toHold();
      await window.isGreeted();
      const byKeyboard = await window.ask(prompt.multiply(), 'keyboard');
      const byButton = await window.ask(prompt.multiply(), 'button');

      expect.soft(judgeSending(byKeyboard)).toHold();
      expect.soft(judgePageWire(byKeyboard)).toHold();
      expect.soft(judgeShown(byKeyboard, gear.budgets.ui_answer_shown)).toHold();
      expect.soft(judgeTurnQuiet(byKeyboard)).toHold();
      expect.soft(judgeSending(byButton)).toHold();
      expect.soft(judgePageWire(byButton)).toHold();
      expect.soft(judgeShown(byButton, gear.budgets.ui_answer_shown)).toHold();
      expect.soft(judgeTurnQuiet(byButton)).toHold();
      expect.soft(judgeProgress([byKeyboard, byButton])).toHold();
    },
  );

  test(
    'goes over the own socket of the page when it is one of its examples',
    { annotation: [{ type: 'turns', description: '1' }] },
    async ({ window, premises, gear }) => {
      const load = await window.open();
      expect(judgeChatShown(load, gear.budgets.ui_chat_visible)).toHold();
      await window.isGreeted();
      const [text = ''] = await window.examples();
      premises.power(text !== '', 'the page shows no example that can be sent');
      const turn = await window.ask({ text, nonce: '', expects: [] }, 'example');

      expect.soft(judgeSending(turn)).toHold();
      expect.soft(judgePageWire(turn)).toHold();
      expect.soft(judgeShown(turn, gear.budgets.ui_answer_shown)).toHold();
      expect.soft(judgeProgress([turn])).toHold();
    },
  );
});
