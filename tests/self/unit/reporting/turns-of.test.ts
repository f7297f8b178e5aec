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

  it('is nothing for a selection that takes no turn', () => {
    assert.equal(turnsOf([{ annotations: [] }]), 0);
  });
});
