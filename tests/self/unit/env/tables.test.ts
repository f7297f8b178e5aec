import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { budgetsFor, metrics } from '../../../../env/budgets.ts';
import { checks, isRequired } from '../../../../env/checks.ts';
import { leftOut, profileOf, profiles } from '../../../../env/profiles.ts';
import { targetNames } from '../../../../env/target.ts';

describe('budgets', () => {
  test('exist for every metric of every target, with target below limit below cold', () => {
    for (const name of targetNames) {
      const budgets = budgetsFor(name);
      assert.deepEqual(Object.keys(budgets), [...metrics]);
      for (const metric of metrics) {
        const budget = budgets[metric];
        assert.equal(budget.metric, metric);
        assert.equal(budget.unit, 'ms');
        assert.ok(budget.target > 0 && budget.target < budget.limit, metric);
        assert.ok(budget.cold === undefined || budget.cold > budget.limit, metric);
        assert.notEqual(budget.source, '');
      }
    }
  });

  test('of the golden path are those of the contract', () => {
    const figures = (name: 'local' | 'staging') => {
      const all = budgetsFor(name);
      return (['ws_open', 'first_event', 'event_lag', 'event_gap', 'answer', 'reconnect'] as const).map(
        (metric) => [all[metric].target, all[metric].limit],
      );
    };
    assert.deepEqual(figures('local'), [
      [500, 2_000],
      [1_000, 5_000],
      [100, 500],
      [5_000, 15_000],
      [15_000, 60_000],
      [1_000, 3_000],
    ]);
    assert.deepEqual(figures('staging'), [
      [2_000, 5_000],
      [5_000, 10_000],
      [500, 3_000],
      [10_000, 30_000],
      [30_000, 60_000],
      [3_000, 8_000],
    ]);
  });

  test('of the embedded stack are the local ones, and readiness counts there', () => {
    const { ready, ...others } = budgetsFor('embedded');
    const { ready: localReady, ...localOthers } = budgetsFor('local');
    assert.deepEqual(others, localOthers);
    assert.equal(ready.required, undefined);
    assert.equal(localReady.required, false);
  });

  test('grant a cold start on staging alone', () => {
    assert.equal(
      Object.values(budgetsFor('local')).some(({ cold }) => cold !== undefined),
      false,
    );
    assert.equal(budgetsFor('staging').health.cold, 30_000);
  });
});

describe('checks', () => {
  const table = {
    everywhere: { required: 'all', reason: 'r' },
    here: { required: { embedded: true, local: false, staging: false }, reason: 'r' },
  } as const;

  test('are required by their row', () => {
    assert.equal(isRequired('everywhere', 'staging', table), true);
    assert.equal(isRequired('here', 'embedded', table), true);
    assert.equal(isRequired('here', 'local', table), false);
  });

  test('without a row are required', () => {
    for (const id of ['unheard-of', 'constructor', '__proto__', '']) {
      for (const name of targetNames) assert.equal(isRequired(id, name), true, id);
    }
  });

  test('that are informative somewhere say why', () => {
    for (const [id, { reason }] of Object.entries(checks)) assert.ok(reason.length > 20, id);
  });
});

describe('profiles', () => {
  test('are recognised by their exact expression', () => {
    assert.equal(profileOf(undefined), 'full');
    assert.equal(profileOf('@smoke'), 'smoke');
    assert.equal(profileOf('@golden-path'), 'golden-path');
    assert.equal(profileOf(profiles.nightly.grep), 'nightly');
    for (const grep of ['', '@smok', '@smoke ', '@smoke|@smoke', 'isolation', '@golden']) {
      assert.equal(profileOf(grep), undefined, grep);
    }
  });

  test('leave out soak and load unless they are named', () => {
    const kept = (grep: string | undefined, title: string) => !leftOut(grep).test(title);
    for (const { name, grep } of Object.values(profiles)) {
      assert.equal(kept(grep, 'a title @soak @security'), name === 'soak', name);
      assert.equal(kept(grep, 'a title @load'), name === 'nightly', name);
      assert.equal(kept(grep, 'a title @loading @smoke'), true, name);
    }
    assert.equal(kept('@soak|@load', 'a title @load @soak'), true);
    assert.equal(kept('@soaking', 'a title @soak'), false);
  });
});
