import { judgeStored } from '../../helpers/judge/judge-stored.ts';
import { expect, test } from '../../helpers/test.ts';

test.describe(
  'stored thread',
  { tag: ['@contract'], annotation: { type: 'turns', description: '1' } },
  () => {
    test('holds the question and the answer in order, also after a reconnect', async ({
      chat,
      openChat,
      session,
      prompt,
      storedIn,
    }) => {
      const turn = await chat.ask(prompt.multiply());
      const atOnce = await storedIn(chat);
      await chat.parts.socket.close();
      const later = await storedIn(await openChat(session, chat.threadId));

      expect.soft(turn).toFollowTheGoldenPath();
      expect.soft(judgeStored([turn], atOnce, 'right after the turn')).toHold();
      expect.soft(judgeStored([turn], later, 'after a reconnect')).toHold();
    });
  },
);
