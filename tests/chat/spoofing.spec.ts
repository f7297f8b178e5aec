import { judgeClaimedRun } from '../../helpers/judge/judge-claimed-run.ts';
import { judgeAdmission, judgeForeignThread } from '../../helpers/judge/judge-access.ts';
import { judgeForeignList } from '../../helpers/judge/judge-foreign-list.ts';
import { judgeIntrusion } from '../../helpers/judge/judge-intrusion.ts';
import { judgeUntouchedThread } from '../../helpers/judge/judge-untouched-thread.ts';
import { judgeSilence } from '../../helpers/judge/judge-silence.ts';
import { expect, test } from '../../helpers/test.ts';

test.describe('chat message', { tag: ['@isolation', '@security'] }, () => {
  test(
    'that names another user and a run of its own is answered to its sender alone',
    { annotation: { type: 'turns', description: '1' } },
    async ({ openChat, session, otherUser, prompt, gear }) => {
      const stranger = await otherUser();
      const [chat, theirs] = [await openChat(session), await openChat(stranger)];
      const claims = { user_id: stranger.subject, run_id: gear.nextName() };
      const turn = await chat.ask(prompt.multiply(), { claims });

      expect.soft(turn).toFollowTheGoldenPath();
      expect.soft(judgeClaimedRun(turn.recording, claims.run_id)).toHold();
      expect.soft(judgeSilence(theirs)).toHold();
    },
  );

  test(
    "into another user's thread reaches neither the thread nor its owner",
    { annotation: { type: 'turns', description: '1' } },
    async ({ openChat, session, otherUser, prompt }) => {
      const [owner, stranger] = [await openChat(session), await openChat(await otherUser())];
      const asked = prompt.multiply();
      const heard = await stranger.intrude(asked, owner.threadId);
      const stored = await owner.parts.threads.messages(owner.threadId);
      const { threadId } = owner;

      expect
        .soft(judgeIntrusion({ threadId, ownerId: session.subject, nonce: asked.nonce, heard, stored }))
        .toHold();
      expect.soft(judgeSilence(owner)).toHold();
    },
  );
});

test.describe('thread of another user', { tag: ['@isolation', '@security'] }, () => {
  test('can neither be read, renamed, written to nor deleted', async ({
    chat,
    session,
    otherUser,
    http,
    gear,
  }) => {
    const { accessToken: token } = await otherUser();
    const list = '/api/threads?limit=100&offset=0';
    // Asked by the owner first: an answer that is kept for everybody would be handed to the next who asks.
    expect
      .soft(judgeAdmission(await http.send('backend', 'GET', list, { token: session.accessToken })))
      .toHold();
    expect.soft(judgeForeignList(await http.send('backend', 'GET', list, { token }), chat.threadId)).toHold();
    const path = `/api/threads/${chat.threadId}`;
    const attempts = [
      ['GET', `${path}/messages`, undefined],
      ['PUT', path, { title: gear.nextName() }],
      ['POST', `${path}/messages`, { message: 'a word from somebody else' }],
      ['DELETE', path, undefined],
    ] as const;
    const before = await chat.parts.threads.get(chat.threadId);
    for (const [method, route, body] of attempts) {
      expect.soft(judgeForeignThread(await http.send('backend', method, route, { token, body }))).toHold();
    }

    expect(judgeUntouchedThread(before, await chat.parts.threads.get(chat.threadId))).toHold();
  });
});
