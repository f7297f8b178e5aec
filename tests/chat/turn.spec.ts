import { expect, test } from '../../helpers/test.ts';

test.describe('answer', { tag: ['@golden-path'], annotation: { type: 'turns', description: '1' } }, () => {
  test('carries the nonce and the computed result', async ({ goldenTurn }) => {
    expect(goldenTurn).toAnswer();
  });
});

test.describe('turn', { tag: ['@contract'] }, () => {
  test('follows the golden path for a user who only reads along', async ({ goldenTurn }) => {
    expect(goldenTurn).toFollowTheGoldenPath();
  });

  test('keeps the budgets of every phase', { tag: '@latency' }, async ({ goldenTurn }) => {
    expect(goldenTurn).toKeepItsBudgets();
  });
});
