import { judgeEarly } from '../../helpers/judge/judge-early.ts';
import { expect, test } from '../../helpers/test.ts';

/** Twice at most: once in the race of the opening, and once more on the same socket when that stays unanswered. */
test.describe('chat message', { tag: ['@contract'], annotation: { type: 'turns', description: '2' } }, () => {
  test('is answered when it is sent in the tick of the opening', async ({ askEarly, prompt }) => {
    const { early, later } = await askEarly(prompt.multiply(), prompt.multiply());

    expect(judgeEarly(early, later)).toHold();
  });
});
