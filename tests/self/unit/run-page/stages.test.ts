import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { metrics } from '../../../../env/budgets.ts';
import { checks } from '../../../../env/checks.ts';
import { layers } from '../../../../helpers/diagnosis/layers.ts';
import { rungNames } from '../../../../helpers/ladder/rung.ts';
import { stageOfCheck } from '../../../../helpers/run-page/stage-of.ts';
import { stages } from '../../../../helpers/run-page/stages.ts';

const ids = Object.keys(checks);
const specs = [...new Set(ids.map((id) => id.split(':')[0]))];

describe('the steps of a chat', () => {
  test('hold every check of the suite, and none is empty', () => {
    assert.deepEqual(
      ids.filter((id) => stageOfCheck({ id }) === undefined),
      [],
    );
    const held = new Set(ids.map((id) => stageOfCheck({ id })));
    assert.deepEqual(
      stages.filter((stage) => !held.has(stage)),
      [],
    );
  });

  test('name specs that there are', () => {
    const named = stages.flatMap((stage) => stage.specs).filter((spec) => spec.includes('/'));
    assert.deepEqual(
      named.filter((spec) => !specs.includes(spec)),
      [],
    );
    assert.equal(new Set(named).size, named.length);
  });

  test('share out every layer but those of the run itself, and every probe, once each', () => {
    const shared = stages.flatMap((stage) => stage.layers);
    const all = layers.map(({ name }) => name).filter((name) => name !== 'self' && name !== 'config');
    assert.deepEqual(shared.toSorted(), all.toSorted());
    assert.deepEqual(stages.flatMap(({ rungs }) => rungs).toSorted(), rungNames.toSorted());
  });

  test('show figures that are measured', () => {
    const shown = stages.flatMap(({ metric }) => metric ?? []);
    assert.deepEqual(
      shown.filter((metric) => !metrics.some((one) => one === metric)),
      [],
    );
  });
});
