import { judgeAdmission, judgeForeignThread } from '../../helpers/judge/judge-access.ts';
import { judgeTwoIdentities } from '../../helpers/judge/judge-greeting.ts';
import { judgeSilence } from '../../helpers/judge/judge-silence.ts';
import { expect, test } from '../../helpers/test.ts';

test.describe('user isolation', { tag: ['@isolation', '@security'] }, () => {
  test('gives two users two identities', async ({ openChat, session, otherUser }) => {
    const [one, other] = await Promise.all([openChat(session), otherUser().then((user) => openChat(user))]);

    expect(judgeTwoIdentities(one, other)).toHold();
  });

  test(
    'keeps the frames of two users apart while both chat',
    { annotation: { type: 'turns', description: '2' } },
    async ({ openChat, session, otherUser, prompt }) => {
      const [one, other] = await Promise.all([openChat(session), otherUser().then((user) => openChat(user))]);
      const turns = await Promise.all([one.ask(prompt.multiply()), other.ask(prompt.multiply())]);

      for (const turn of turns) {
        expect.soft(turn).toFollowTheGoldenPath();
        expect.soft(turn).toAnswer();
      }
    },
  );

  test(
    'keeps an idle user out of another conversation',
    { annotation: { type: 'turns', description: '1' } },
    async ({ openChat, session, otherUser, prompt }) => {
      const idle = await openChat(await otherUser());
      const busy = await openChat(session);
      const turn = await busy.ask(prompt.multiply());

      expect.soft(turn).toFollowTheGoldenPath();
      expect.soft(judgeSilence(idle)).toHold();
    },
  );

  test('refuses the thread of another user', async ({ chat, session, otherUser, http }) => {
    const stranger = await otherUser();
    const path = `/api/threads/${chat.threadId}`;
    const forOwner = await http.send('backend', 'GET', path, { token: session.accessToken });
    const forStranger = await http.send('backend', 'GET', path, { token: stranger.accessToken });

    // Without the first, a route that is gone would pass as one that refuses.
    expect.soft(judgeAdmission(forOwner)).toHold();
    expect.soft(judgeForeignThread(forStranger)).toHold();
  });
});
