import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { checks } from '../../../../env/checks.ts';
import { coverage } from '../../../../env/coverage.ts';
import { catalogue } from '../../../../faults/catalogue/catalogue.ts';
import { checksOf } from '../../coverage/checks-of.ts';
import { drawCoverage, selects } from '../../coverage/draw-coverage.ts';
import { listChecks } from '../../coverage/list-checks.ts';

const file = new URL('../../../../docs/coverage.md', import.meta.url);
const listed = [...listChecks(), ...listChecks('@soak|@load')];

describe('the coverage of the requirements', () => {
  it('has one row for each of the 75, in their order', () => {
    const wanted = Array.from({ length: 75 }, (_, at) => `F${String(at + 1).padStart(2, '0')}`);
    assert.deepEqual(
      coverage.map(({ id }) => id),
      wanted,
    );
  });

  for (const { id, checks: own, commands, measured, threshold, unseen } of coverage) {
    it(`${id} is answered for, or says why not`, () => {
      assert.ok(own.length + commands.length > 0 || unseen !== undefined);
      assert.ok(
        own.length === 0 || (measured !== '' && threshold !== ''),
        'a check without measure or threshold',
      );
      assert.deepEqual(
        own.filter((one) => checksOf({ checks: [one] }).length === 0),
        [],
      );
    });
  }

  it('names every check for at least one of them', () => {
    const named = new Set(coverage.flatMap(checksOf));
    assert.deepEqual(
      Object.keys(checks).filter((id) => !named.has(id)),
      [],
    );
  });

  it('has at least one fault for every check', () => {
    const spared = listed.filter((check) => !catalogue.some(({ grep }) => selects(grep, check)));
    assert.deepEqual(
      spared.map(({ id }) => id),
      [],
    );
  });

  it('stands as it is in docs/coverage.md (npm run coverage)', () => {
    assert.equal(readFileSync(file, 'utf8'), drawCoverage(coverage, listed, catalogue));
  });
});
