import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { judgeVariety } from '../../../../helpers/judge/judge-variety.ts';
import { particulars } from './particulars.ts';

describe('answers to different messages', () => {
  for (const answers of [
    [],
    ['A'],
    ['A', 'B'],
    ['A', 'a'],
    ['A', 'A.'],
    ['A b', 'A  b'],
    ['', ''],
    [' ', '\n', ''],
  ]) {
    test(`are different: ${JSON.stringify(answers)}`, () => assert.deepEqual(judgeVariety(answers), []));
  }

  for (const [answers, repeated] of [
    [['A', 'A'], 'A'],
    [['A', ' A\n'], 'A'],
    [['A', 'B', 'A'], 'A'],
    [['A', 'B', 'B', 'A'], 'B'],
    [['', 'A', '', 'A'], 'A'],
    [['A\n b', 'A\n b'], 'A b'],
    [['x'.repeat(161), 'x'.repeat(161)], `${'x'.repeat(159)}…`],
  ] as const) {
    test(`were prepared beforehand: ${JSON.stringify(answers).slice(0, 40)}`, () => {
      const findings = judgeVariety(answers);

      assert.deepEqual(particulars(findings), [
        ['CANNED_AGENT', 'Two different messages got the same answer.'],
      ]);
      assert.deepEqual(findings[0]?.evidence, [repeated]);
    });
  }
});
