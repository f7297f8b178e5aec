import { expect, test } from '../../helpers/test.ts';

const costs = [
  { type: 'turns', description: '3' },
  { type: 'probes', description: '3' },
];

test.describe('thread', { tag: ['@golden-path'], annotation: costs }, () => {
  test('remembers in later turns what it was told in the first', async ({ chat, prompt }) => {
    const told = prompt.tell();
    const first = await chat.ask(told);
    const second = await chat.ask(prompt.recall(told));
    const third = await chat.ask(prompt.share(told));

    for (const turn of [first, second, third]) expect.soft(turn).toFollowTheGoldenPath();
    expect.soft(first).toAnswer();
    expect.soft(second).toRemember();
    expect.soft(third).toRemember();
    expect.soft([first, second, third]).toAnswerEachMessageAnew();
  });
});
