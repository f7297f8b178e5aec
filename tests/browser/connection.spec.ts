import { judgeLostTurn } from '../../helpers/judge/judge-lost-turn.ts';
import { judgeNextMessage } from '../../helpers/judge/judge-next-message.ts';
import { judgePageGreeting } from '../../helpers/judge/judge-page-greeting.ts';
import { judgePageHosts } from '../../helpers/judge/judge-page-hosts.ts';
import { judgeChatShown } from '../../helpers/judge/judge-page-load.ts';
import { judgeComeBack } from '../../helpers/judge/judge-page-loss.ts';
import { judgeSecretsKept } from '../../helpers/judge/judge-page-secrets.ts';
import { judgeConnectionCount, judgePageHandshake } from '../../helpers/judge/judge-page-sockets.ts';
import { judgeConnectionWord } from '../../helpers/judge/judge-page-word.ts';
import { expect, test } from '../../helpers/test.ts';

test.describe('connection of the chat page', { tag: ['@browser'] }, () => {
  test('is made once, to this target and for its user, and the page says when it stands', async ({
    window,
    watchIdle,
    plan,
    target,
    session,
    gear,
  }) => {
    await window.open();
    const seen = await watchIdle(window, plan.watchMs);

    expect.soft(judgePageHosts(seen, target.urls)).toHold();
    expect.soft(judgePageHandshake(seen, target.urls)).toHold();
    expect.soft(judgeSecretsKept(seen)).toHold();
    expect.soft(judgePageGreeting(seen, target.urls.ws, session.subject)).toHold();
    expect.soft(judgeConnectionCount(seen, target.urls, plan)).toHold();
    expect.soft(judgeConnectionWord(seen, target.urls.ws, gear.budgets.ui_answer_shown)).toHold();
  });

  test(
    'comes back by itself when it was lost, and the next message is answered',
    { annotation: { type: 'turns', description: '1' } },
    async ({ openBreakable, session, prompt, target, plan, gear: { budgets } }) => {
      const { window, lose, askAfter } = await openBreakable(session);
      const load = await window.open();
      expect(judgeChatShown(load, budgets.ui_chat_visible)).toHold();
      const loss = await lose();
      const next = await askAfter(loss, prompt.multiply());

      expect.soft(judgeComeBack(loss, target.urls.ws, { budgets, plan })).toHold();
      expect.soft(judgeNextMessage(next, budgets.ui_answer_shown)).toHold();
    },
  );

  test(
    'leaves nobody waiting when it is lost while the agent is at work',
    { annotation: { type: 'turns', description: '1' } },
    async ({ openBreakable, session, prompt, target, plan, gear: { budgets } }) => {
      const { window, loseDuring } = await openBreakable(session);
      const load = await window.open();
      expect(judgeChatShown(load, budgets.ui_chat_visible)).toHold();
      const lost = await loseDuring(prompt.multiply());

      expect.soft(judgeComeBack(lost, target.urls.ws, { budgets, plan })).toHold();
      expect.soft(judgeLostTurn(lost)).toHold();
    },
  );
});

test.describe('connection of the chat page over time', { tag: ['@browser', '@soak'] }, () => {
  test('is made once and stands for a minute in which nobody does anything', ({
    minuteOfPage,
    plan,
    target,
    gear,
  }) => {
    expect.soft(judgeConnectionCount(minuteOfPage, target.urls, plan)).toHold();
    expect.soft(judgePageHandshake(minuteOfPage, target.urls)).toHold();
    expect.soft(judgeConnectionWord(minuteOfPage, target.urls.ws, gear.budgets.ui_answer_shown)).toHold();
  });
});
