import { judgeIdleWatch } from '../../helpers/judge/judge-idle-watch.ts';
import { judgeLongHold } from '../../helpers/judge/judge-long-hold.ts';
import { expect, test } from '../../helpers/test.ts';

test.describe('chat socket', { tag: ['@contract', '@latency'] }, () => {
  test('shows a sign of life while it is idle and is answered afterwards', ({ idleWatch, gear }) => {
    expect(judgeIdleWatch(idleWatch, gear.budgets.heartbeat)).toHold();
  });
});

test.describe('chat socket over time', { tag: ['@soak'] }, () => {
  test('stays open for minutes of use', ({ longHold, gear }) => {
    expect(judgeLongHold(longHold, gear.budgets.ping)).toHold();
  });
});
