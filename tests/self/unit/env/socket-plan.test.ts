import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { socketPlanFor } from '../../../../env/socket-plan.ts';
import { targetNames } from '../../../../env/target.ts';
import { lowerBound } from '../../../../helpers/judge/lower-bound.ts';

describe('what is tried of the socket', () => {
  for (const name of targetNames) {
    test(`is on ${name} at least what the requirements ask for`, () => {
      const plan = socketPlanFor(name);

      assert.ok(plan.connects.attempts >= 20 && plan.connects.share === 1);
      assert.ok(plan.soakConnects.attempts >= 300 && plan.soakConnects.share >= 0.99);
      assert.ok(plan.burst.rapid >= 5 && plan.burst.together >= 3);
      assert.ok(plan.longConnectionMs > 300_000 && plan.longPingEveryMs < 30_000);
      assert.ok(plan.messagesAtOnce > 30 && plan.socketsOfOneUser >= 7);
    });

    test(`can prove more than 99 % in the soak on ${name}, when nothing fails`, () => {
      const { attempts } = socketPlanFor(name).soakConnects;

      assert.ok(lowerBound(attempts, attempts) > 0.99);
    });
  }
});
