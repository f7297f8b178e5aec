import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { catalogue } from '../../../faults/catalogue/catalogue.ts';
import { waiting } from '../../../faults/catalogue/waiting.ts';
import { readFaults } from '../../../faults/read-faults.ts';
import { codes } from '../../../helpers/diagnosis/codes.ts';

/** Section 3 of the requirements. */
const requiredRows = Array.from({ length: 110 }, (_, at) => `X${String(at + 1).padStart(2, '0')}`);
/** Fewer would be a step back. */
const leastEntries = 280;
const leastOfPage = 25;

describe('the catalogue of faults', () => {
  it('holds enough entries, each with an id of its own', () => {
    const ids = catalogue.map(({ id }) => id);

    assert.ok(ids.length >= leastEntries, `${ids.length} entries`);
    const ofPage = catalogue.filter(({ layer }) => layer === 'ui');
    assert.ok(ofPage.length >= leastOfPage, `${ofPage.length} entries of the page`);
    assert.deepEqual(
      ids.filter((id, at) => ids.indexOf(id) !== at),
      [],
    );
  });

  it('covers every row of the requirements, or says what the row waits for', () => {
    const covered = new Set(catalogue.flatMap(({ rows }) => rows));

    assert.deepEqual(
      requiredRows.filter((row) => !covered.has(row) && waiting[row] === undefined),
      [],
    );
    assert.deepEqual(
      Object.keys(waiting).filter((row) => covered.has(row) || !requiredRows.includes(row)),
      [],
    );
  });

  for (const { id, rows, name, layer, class: ofClass, expected, faults, grep, ...entry } of catalogue) {
    it(`${id} is well formed`, () => {
      assert.match(id, /^(?:X\d+|F\d+|budget|pair)(?:-[A-Za-z0-9]+)+$/);
      assert.deepEqual(
        rows.filter((row) => !requiredRows.includes(row)),
        [],
      );
      assert.match(name, /^[^\n]{10,}[^.\n]$/);
      assert.deepEqual([codes[expected].layer, codes[expected].class], [layer, ofClass]);
      assert.notEqual(codes[expected].severity, 'info');
      assert.doesNotThrow(() => readFaults([...faults]));
      assert.doesNotThrow(() => new RegExp(grep));
      const changes = [entry.settings, entry.environment, entry.stack, entry.proxy ?? {}].flatMap((one) =>
        Object.keys(one),
      );
      assert.ok(faults.length + changes.length > 0 || entry.system === 'recorded', 'it changes nothing');
    });
  }
});
