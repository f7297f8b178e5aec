import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildVerdict } from '../../../../helpers/reporting/build-verdict.ts';
import { parseVerdict } from '../../../../helpers/reporting/parse-verdict.ts';
import { makeFacts } from './make-facts.ts';
import { makeObserved } from './make-observed.ts';

describe('the text of a verdict', () => {
  const document = buildVerdict(
    [makeObserved()],
    { status: 'passed', durationMs: 1, errors: [] },
    makeFacts({}),
  );

  it('is read as it was written', () => {
    assert.deepEqual(parseVerdict(JSON.stringify(document)), JSON.parse(JSON.stringify(document)));
  });

  it('is none when it was cut off, or is something else', () => {
    const text = JSON.stringify(document);
    const { findings, ...without } = document;
    assert.deepEqual(findings, []);
    for (const other of [
      '',
      '{}',
      '[]',
      'null',
      text.slice(0, -2),
      JSON.stringify(without),
      JSON.stringify({ ...document, schema: 2 }),
    ]) {
      assert.equal(parseVerdict(other), undefined, other.slice(0, 40));
    }
  });
});
