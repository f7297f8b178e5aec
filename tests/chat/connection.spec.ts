import { judgeOpening, judgePing, judgeSocketIdentity } from '../../helpers/judge/judge-greeting.ts';
import { expect, test } from '../../helpers/test.ts';

test.describe('chat socket', { tag: ['@golden-path'] }, () => {
  test("opens with the page's subprotocols and greets within budget", { tag: '@smoke' }, ({ chat, gear }) => {
    expect(judgeOpening(chat, gear.budgets)).toHold();
  });

  test('belongs to the user who logged in', { tag: ['@smoke', '@security'] }, ({ chat }) => {
    expect(judgeSocketIdentity(chat)).toHold();
  });

  test('answers a ping within budget', ({ chat, gear }) => {
    expect(judgePing(chat, gear.budgets)).toHold();
  });
});
