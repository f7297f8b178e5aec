import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { planShards, type PlannedTest } from '../../../../helpers/merge/plan-shards.ts';

function makeTest(file: string, part: Partial<PlannedTest> = {}): PlannedTest {
  return { file, tags: ['@contract'], annotations: [], ...part };
}

const latency = { tags: ['@contract', '@latency'] };
const golden = { annotations: [{ type: 'golden-turn' }] };
const turns = (count: number): Partial<PlannedTest> => ({
  annotations: [{ type: 'turns', description: String(count) }],
});

describe('the plan of the shards', () => {
  it('keeps what measures latency or reads the golden turn in the first shard', () => {
    const tests = [
      makeTest('a'),
      makeTest('b', latency),
      makeTest('b'),
      makeTest('c', golden),
      makeTest('d', { tags: ['@load'] }),
      makeTest('e', turns(30)),
      makeTest('f', turns(20)),
    ];
    const plan = planShards(tests, 3);

    assert.deepEqual(
      ['b', 'c', 'd'].map((file) => plan.get(file)),
      [1, 1, 1],
    );
    assert.deepEqual([plan.get('e'), plan.get('f')], [2, 3]);
    assert.equal(plan.size, 6);
  });

  it('gives each spec to the shard that has the least to do, and pages count for more', () => {
    const page = { tags: ['@browser'], ...turns(1) };
    const plan = planShards([makeTest('a', page), makeTest('b', turns(1)), makeTest('c', turns(1))], 2);

    assert.deepEqual([plan.get('a'), plan.get('b'), plan.get('c')], [1, 2, 2]);
  });

  it('counts users who chat at the same time as one', () => {
    const crowd = {
      annotations: [
        { type: 'users', description: '10' },
        { type: 'turns', description: '20' },
      ],
    };
    const plan = planShards([makeTest('a', crowd), makeTest('b', turns(3)), makeTest('c', turns(2))], 2);

    assert.equal(plan.get('b'), 1);
    assert.deepEqual([plan.get('a'), plan.get('c')], [2, 2]);
  });

  it('is the same for the same tests in another order, and leaves shards empty where there are too many', () => {
    const tests = ['a', 'b', 'c', 'd', 'e'].map((file, at) => makeTest(file, turns(at % 2)));
    const plan = planShards(tests, 3);

    assert.deepEqual([...planShards(tests.toReversed(), 3)].toSorted(), [...plan].toSorted());
    assert.deepEqual(new Set(planShards([makeTest('a')], 3).values()), new Set([1]));
  });
});
