import { askTogether } from '../../helpers/chat/ask-together.ts';
import { judgeStored } from '../../helpers/judge/judge-stored.ts';
import { expect, test } from '../../helpers/test.ts';

const costs = [
  { type: 'turns', description: '2' },
  { type: 'probes', description: '1' },
];

test.describe('parallel turns', { tag: ['@isolation'], annotation: costs }, () => {
  test('of one user in two threads are each whole, and each stays in its own', async ({
    openChat,
    session,
    prompt,
    storedIn,
  }) => {
    const chats = [await openChat(session), await openChat(session)];
    const turns = await askTogether(chats, () => prompt.multiply());

    for (const [at, chat] of chats.entries()) {
      const own = turns.slice(at, at + 1);
      for (const turn of own) expect.soft(turn).toFollowTheGoldenPath();
      for (const turn of own) expect.soft(turn).toAnswer();
      expect.soft(judgeStored(own, await storedIn(chat), 'after both turns')).toHold();
    }
    expect.soft(turns).toAnswerEachMessageAnew();
  });
});
