import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { turnsOf } from '../../../../helpers/reporting/turns-of.ts';

const test = (type: string, description?: string) => ({ annotations: [{ type, description }] });

describe('the cost of a selection', () => {
  it('adds up what its tests declare', () => {
    assert.equal(turnsOf([test('turns', '3'), test('turns', '2'), test('other', '9')]), 5);
  });

  it('counts the golden turn once, however many tests read it', () => {
    assert.equal(turnsOf([test('golden-turn'), test('golden-turn'), test('turns', '1')]), 2);
  });

  it('has what may be asked once more on top, where answers are probed, and one for the golden turn', () => {
    const tests = [test('turns', '3'), test('probes', '2'), test('golden-turn'), test('golden-turn')];

    assert.equal(turnsOf(tests), 4);
    assert.equal(turnsOf(tests, true), 7);
  });

  it('is nothing for a selection that takes no turn', () => {
    assert.equal(turnsOf([{ annotations: [] }]), 0);
  });

  it('leaves out what has more users than the target lets chat at once', () => {
    const crowd = (users: string, turns: string) => ({
      annotations: [
        { type: 'users', description: users },
        { type: 'turns', description: turns },
      ],
    });
    const tests = [test('turns', '1'), crowd('2', '4'), crowd('10', '20')];
    assert.deepEqual([turnsOf(tests, false, 5), turnsOf(tests, false, 10), turnsOf(tests)], [5, 25, 25]);
  });
});
