import { judgeConnections } from '../../helpers/judge/judge-connections.ts';
import { expect, test } from '../../helpers/test.ts';

test.describe('chat socket', { tag: ['@contract', '@latency'] }, () => {
  test('opens, greets and closes on every attempt', async ({ connectInARow, socketPlan, gear }) => {
    const { attempts, share } = socketPlan.connects;
    const tried = await connectInARow(attempts);

    expect(judgeConnections(tried, share, gear.budgets)).toHold();
  });

  test('bears a burst of connections', async ({ connectInABurst, socketPlan, gear }) => {
    const tried = await connectInABurst(socketPlan.burst);

    expect(judgeConnections(tried, socketPlan.connects.share, gear.budgets)).toHold();
  });
});

test.describe('chat socket over time', { tag: ['@soak'] }, () => {
  test('opens, greets and closes hundreds of times', ({ soakConnections, socketPlan, gear }) => {
    const { share } = socketPlan.soakConnects;

    expect(judgeConnections(soakConnections, share, gear.budgets)).toHold();
  });
});
