import { judgeSocketIdentity } from '../../helpers/judge/judge-greeting.ts';
import { judgePlacesBack, judgeSeveralSockets } from '../../helpers/judge/judge-several-sockets.ts';
import { judgeOtherSocket } from '../../helpers/judge/judge-two-sockets.ts';
import { expect, test } from '../../helpers/test.ts';

test.describe('sockets of one user', { tag: ['@contract'] }, () => {
  test(
    'belong both to the user while one of them chats',
    { annotation: { type: 'turns', description: '1' } },
    async ({ chat, openSocket, session, prompt }) => {
      const other = await openSocket(session);
      const turn = await chat.ask(prompt.multiply());
      const identity = await chat.identifyAgain();

      expect.soft(turn).toFollowTheGoldenPath();
      expect.soft(judgeOtherSocket(other, turn)).toHold();
      expect.soft(judgeSocketIdentity({ parts: chat.parts, identity })).toHold();
    },
  );

  test('are let in up to a limit that says so, and give their places back', async ({
    openSockets,
    closeSockets,
    session,
    socketPlan,
  }) => {
    const before = await openSockets(session, socketPlan.socketsOfOneUser);
    await closeSockets(before);
    const after = await openSockets(session, before.opened.length);

    expect.soft(judgeSeveralSockets(before)).toHold();
    expect.soft(judgePlacesBack(before, after)).toHold();
  });
});
