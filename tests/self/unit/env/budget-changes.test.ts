import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { budgetChanges, type BudgetChange } from '../../../../env/budget-changes.ts';
import { type Budget, budgetsFor, type Metric, metrics } from '../../../../env/budgets.ts';
import { changeBudget } from '../../../../env/change-budget.ts';
import { targetNames } from '../../../../env/target.ts';

type Figures = readonly [target: number, limit: number, cold?: number];

/** Requirements 2c once more, so that no figure of the table can be edited in place of being changed with a reason. */
const contract: Readonly<Record<'local' | 'staging', Readonly<Record<Metric, Figures>>>> = {
  local: {
    dns: [50, 1_000],
    tcp: [50, 1_000],
    tls: [50, 1_000],
    connect: [50, 1_000],
    cold_health: [100, 1_000],
    cold_login: [500, 3_000],
    cold_ws_open: [500, 2_000],
    health: [100, 1_000],
    ready: [1_000, 5_000],
    login: [500, 3_000],
    ws_open: [500, 2_000],
    connected_frame: [500, 2_000],
    ping: [50, 1_000],
    first_event: [1_000, 5_000],
    event_lag: [100, 500],
    event_gap: [5_000, 15_000],
    answer: [15_000, 60_000],
    heartbeat: [12_000, 20_000],
    reconnect: [1_000, 3_000],
    api: [500, 2_000],
    ui_chat_visible: [3_000, 10_000],
    ui_answer_shown: [500, 2_000],
    ui_event_shown: [500, 2_000],
  },
  staging: {
    dns: [300, 3_000],
    tcp: [300, 3_000],
    tls: [300, 3_000],
    connect: [300, 3_000],
    cold_health: [200, 30_000],
    cold_login: [2_000, 10_000],
    cold_ws_open: [2_000, 12_000],
    health: [200, 5_000, 30_000],
    ready: [5_000, 8_000, 45_000],
    login: [2_000, 5_000, 10_000],
    ws_open: [2_000, 5_000, 12_000],
    connected_frame: [1_000, 5_000, 8_000],
    ping: [300, 1_000],
    first_event: [5_000, 10_000, 20_000],
    event_lag: [500, 3_000],
    event_gap: [10_000, 30_000],
    answer: [30_000, 60_000, 90_000],
    heartbeat: [25_000, 45_000],
    reconnect: [3_000, 8_000],
    api: [2_000, 5_000],
    ui_chat_visible: [5_000, 15_000, 30_000],
    ui_answer_shown: [500, 2_000],
    ui_event_shown: [500, 2_000],
  },
};

/** How a budget differs from the contract without its being written there that it does, and why. */
function silentDifferences(
  name: string,
  budget: Budget,
  [target, limit, cold]: Figures,
  change: BudgetChange | undefined,
): readonly string[] {
  const ours = [budget.target, budget.limit, budget.cold];
  const wanted = [change?.target ?? target, change?.limit ?? limit, change?.cold ?? cold];
  const isLooser = budget.target > target || budget.limit > limit || (budget.cold ?? limit) > (cold ?? limit);
  const reason = change?.reason.trim() ?? '';
  return [
    ...(ours.every((figure, at) => figure === wanted[at]) ? [] : [`${name} is ${ours.join(', ')} ms`]),
    ...(isLooser && !budget.loosened ? [`${name} is looser than the contract and not marked`] : []),
    ...(isLooser && (reason.length < 10 || !budget.source.includes(reason))
      ? [`${name} is looser than the contract without a reason`]
      : []),
  ];
}

const usual: Budget = {
  metric: 'first_event',
  unit: 'ms',
  target: 1_000,
  limit: 5_000,
  source: 'GP 5 s; BV 10 s',
};

describe('budgets', () => {
  test('are those of the contract, or say that they are not, and why', () => {
    for (const name of targetNames) {
      const budgets = budgetsFor(name);
      const figures = contract[name === 'embedded' ? 'local' : name];
      const found = metrics.flatMap((metric) =>
        silentDifferences(`${name} ${metric}`, budgets[metric], figures[metric], budgetChanges[name][metric]),
      );
      assert.deepEqual(found, []);
    }
  });

  test('that are looser are refused without a mark and a reason', () => {
    const figures: Figures = [1_000, 5_000];
    const looser = { ...usual, limit: 8_000 };
    assert.deepEqual(silentDifferences('first_event', looser, figures, undefined), [
      'first_event is 1000, 8000,  ms',
      'first_event is looser than the contract and not marked',
      'first_event is looser than the contract without a reason',
    ]);
    const unreasoned = { limit: 8_000, reason: ' ' };
    assert.deepEqual(silentDifferences('first_event', changeBudget(usual, unreasoned), figures, unreasoned), [
      'first_event is looser than the contract without a reason',
    ]);
    const reasoned = { limit: 8_000, reason: '7.4 s in 40 of 300 turns on 2 November' };
    assert.deepEqual(silentDifferences('first_event', changeBudget(usual, reasoned), figures, reasoned), []);
  });
});

describe('a changed budget', () => {
  const reason = '7.4 s in 40 of 300 turns';

  test('that is looser says so in its source, with what the contract has', () => {
    const changed = changeBudget(usual, { limit: 8_000, reason });
    assert.equal(changed.limit, 8_000);
    assert.equal(changed.target, 1_000);
    assert.equal(changed.loosened, true);
    assert.equal(changed.source, `GP 5 s; BV 10 s; limit loosened from 5000 ms: ${reason}`);
  });

  test('is loosened also by its target alone, or by a cold start that the contract does not grant', () => {
    assert.equal(changeBudget(usual, { target: 1_500, reason }).loosened, true);
    const cold = changeBudget(usual, { cold: 20_000, reason });
    assert.equal(cold.loosened, true);
    assert.equal(cold.source, `GP 5 s; BV 10 s; cold loosened from 5000 ms: ${reason}`);
  });

  test('that is tighter says so, and is not marked', () => {
    const changed = changeBudget(usual, { limit: 3_000, reason });
    assert.equal(changed.loosened, undefined);
    assert.match(changed.source, /; limit tightened from 5000 ms: 7\.4 s/);
    assert.deepEqual(changeBudget(usual, { limit: 5_000, reason }), usual);
    assert.deepEqual(changeBudget(usual, undefined), usual);
  });
});
