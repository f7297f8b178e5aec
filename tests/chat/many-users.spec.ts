import { judgeAdmission, judgeForeignThread } from '../../helpers/judge/judge-access.ts';
import { expect, test } from '../../helpers/test.ts';

/** In words, since titles hold no figures; two rounds of turns for every user. */
const sizes = { two: 2, five: 5, ten: 10 } as const;

for (const [word, size] of Object.entries(sizes)) {
  test.describe(
    `${word} users at once`,
    {
      tag: ['@isolation', '@security'],
      annotation: [
        { type: 'users', description: String(size) },
        { type: 'turns', description: String(2 * size) },
      ],
    },
    () => {
      test('are all served and kept apart, also after their connections broke', async ({
        gather,
        prompt,
      }) => {
        const crowd = await gather(size);
        await crowd.askAtOnce(prompt);
        await crowd.reconnect();
        await crowd.askAtOnce(prompt);

        expect(crowd).toStayApart();
      });
    },
  );
}

test.describe(
  'thread of another user',
  {
    tag: ['@isolation', '@security'],
    annotation: [
      { type: 'users', description: '2' },
      { type: 'turns', description: '2' },
    ],
  },
  () => {
    test('tells nothing to one who writes to it or reads its messages', async ({ gather, prompt, http }) => {
      const crowd = await gather(2);
      await crowd.intrude(prompt);
      const { path, owner, intruder } = crowd.contested();
      const forOwner = await http.send('backend', 'GET', path, { token: owner });
      const forIntruder = await http.send('backend', 'GET', path, { token: intruder });

      expect.soft(crowd).toStayApart();
      // Without the first, a route that is gone would pass as one that refuses.
      expect.soft(judgeAdmission(forOwner)).toHold();
      expect.soft(judgeForeignThread(forIntruder)).toHold();
    });
  },
);
