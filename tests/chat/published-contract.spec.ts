import { expect, test } from '../../helpers/test.ts';

/** What the contract does not know is noted with a proposal and fails nothing; what it promises is held. */
test.describe('golden turn', { tag: ['@contract'], annotation: { type: 'golden-turn' } }, () => {
  test('speaks the published contract', ({ goldenTurn }) => {
    expect(goldenTurn).toSpeakTheContract();
  });
});
