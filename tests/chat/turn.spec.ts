import { judgeDelivery } from '../../helpers/judge/judge-delivery.ts';
import { judgeEventLag } from '../../helpers/judge/judge-event-lag.ts';
import { expect, test } from '../../helpers/test.ts';

/** What the worker's golden turn shows; it was watched for 3.5 s after its end. */
test.describe('golden turn', { tag: ['@golden-path'], annotation: { type: 'golden-turn' } }, () => {
  test('is complete, and nothing follows its end', ({ goldenTurn }) => {
    expect(goldenTurn).toFollowTheGoldenPath();
  });

  test('answers with the nonce and the computed result', ({ goldenTurn }) => {
    expect(goldenTurn).toAnswer();
  });

  test('keeps the budget of every phase', { tag: '@latency' }, ({ goldenTurn }) => {
    expect(goldenTurn).toKeepItsBudgets();
  });
});

test.describe('delivery', { tag: ['@latency'], annotation: { type: 'golden-turn' } }, () => {
  test('happens while the agent is busy', ({ goldenTurn, premises }) => {
    const judgement = judgeDelivery(goldenTurn);
    premises.power(
      judgement.observable,
      "the server's stamps of this turn lie too close together to show a batch",
    );

    expect(judgement).toHold();
  });

  test('takes each event to the user within its limit by the clock of the server', ({
    goldenTurn,
    goldenChat,
  }) => {
    expect(judgeEventLag(goldenTurn, goldenChat)).toHold();
  });
});
