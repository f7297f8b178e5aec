import { expect, test } from '../../helpers/test.ts';

/** The whole mission: a user logs in, sends a message, watches five agent events and reads an answer. */
test.describe(
  'agent events',
  {
    tag: ['@golden-path', '@smoke'],
    annotation: [
      { type: 'turns', description: '1' },
      { type: 'probes', description: '1' },
    ],
  },
  () => {
    test('arrive in order within budget after a chat message', async ({ chat, prompt }) => {
      const turn = await chat.ask(prompt.multiply());

      expect.soft(turn).toFollowTheGoldenPath();
      expect.soft(turn).toAnswer();
      expect.soft(turn).toKeepItsBudgets();
    });
  },
);
