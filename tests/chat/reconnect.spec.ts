import { judgeKeptAnswer } from '../../helpers/judge/judge-kept-answer.ts';
import { judgeReconnect } from '../../helpers/judge/judge-reconnect.ts';
import { judgeStored } from '../../helpers/judge/judge-stored.ts';
import { expect, test } from '../../helpers/test.ts';

test.describe('dropped connection', { tag: ['@contract'] }, () => {
  test(
    'is replaced in time by one that goes on in the same thread',
    { annotation: { type: 'turns', description: '2' } },
    async ({ chat, openChat, session, prompt, gear }) => {
      const told = prompt.tell();
      const first = await chat.ask(told);
      await chat.parts.socket.drop();
      const back = await openChat(session, chat.threadId);
      const stored = await back.parts.threads.messages(back.threadId);
      const second = await back.ask(prompt.recall(told));
      const storedLater = await back.parts.threads.messages(back.threadId);

      expect.soft(judgeReconnect(back, gear.budgets.reconnect)).toHold();
      expect.soft(judgeStored([first], stored, 'after the connection was dropped')).toHold();
      expect.soft(judgeStored([first, second], storedLater, 'after the next turn')).toHold();
      expect.soft(first).toFollowTheGoldenPath();
      expect.soft(second).toFollowTheGoldenPath();
      expect.soft(second).toRemember();
    },
  );

  test(
    'loses no answer of the run that it broke off from',
    { annotation: { type: 'turns', description: '1' } },
    async ({ chat, openChat, session, prompt, dropMidRun, readUntilAnswered }) => {
      const asked = prompt.multiply();
      const firstEventMs = await dropMidRun(chat, asked);
      const back = await openChat(session, chat.threadId);
      const kept = await readUntilAnswered(back, asked);

      expect(judgeKeptAnswer(firstEventMs, kept)).toHold();
    },
  );
});
