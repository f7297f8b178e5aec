import { judgeForgetting } from '../../helpers/judge/judge-forgetting.ts';
import { expect, test } from '../../helpers/test.ts';

const costs = [
  { type: 'turns', description: '2' },
  { type: 'probes', description: '1' },
];

test.describe('new thread', { tag: ['@isolation'], annotation: costs }, () => {
  test('does not know what another thread of the same user was told', async ({
    chat,
    openChat,
    session,
    prompt,
  }) => {
    const told = prompt.tell();
    const telling = await chat.ask(told);
    const fresh = await openChat(session);
    const asking = await fresh.ask(prompt.recallUntold());

    expect.soft(telling).toFollowTheGoldenPath();
    expect.soft(asking).toFollowTheGoldenPath();
    expect.soft(asking).toAnswer();
    expect.soft(judgeForgetting(asking, told)).toHold();
  });
});
