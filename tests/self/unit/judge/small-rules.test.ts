import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { finding } from '../../../../helpers/diagnosis/finding.ts';
import { isBypassUser } from '../../../../helpers/judge/bypass-user.ts';
import { excerpt } from '../../../../helpers/judge/excerpt.ts';
import { joinJudgements } from '../../../../helpers/judge/judgement.ts';
import { worstLagUs } from '../../../../helpers/judge/worst-lag.ts';

describe('an excerpt', () => {
  test('is one line without white space around it', () => {
    assert.equal(excerpt('  a\n\n b\t c  '), 'a b c');
    assert.equal(excerpt(' \n '), '');
  });

  test('keeps what fits and marks what it cuts', () => {
    assert.equal(excerpt('x'.repeat(160)), 'x'.repeat(160));
    assert.equal(excerpt('x'.repeat(161)), `${'x'.repeat(159)}…`);
    assert.equal(excerpt('abcdef', 6), 'abcdef');
    assert.equal(excerpt('abcdefg', 6), 'abcde…');
    assert.equal(excerpt('  abcdef\n', 6), 'abcdef');
  });
});

describe('a bypass user', () => {
  for (const id of ['demo-user-001', 'demo-use...', 'relaxed_04b51db7', 'relaxed_', 'emergency_1']) {
    test(`is ${id}`, () => assert.equal(isBypassUser(id), true));
  }

  for (const id of [
    '',
    'demo-us',
    'demo_user',
    'relaxed',
    'relaxed-1',
    'a-relaxed_1',
    'x emergency_1',
    'user-1',
  ]) {
    test(`is not "${id}"`, () => assert.equal(isBypassUser(id), false));
  }
});

describe('the worst lag', () => {
  const lags = [
    { atUs: 100, lagUs: 10 },
    { atUs: 200, lagUs: 50 },
    { atUs: 300, lagUs: 30 },
  ];

  for (const [fromUs, toUs, worst] of [
    [0, 1_000, 50],
    [100, 100, 10],
    [200, 200, 50],
    [201, 1_000, 30],
    [300, 1_000, 30],
    [301, 1_000, 0],
    [0, 90, 10],
    [0, 89, 0],
    [0, 149, 10],
    [0, 150, 50],
    [250, 269, 0],
    [250, 270, 30],
  ] as const) {
    test(`is ${worst} µs from ${fromUs} to ${toUs} µs`, () => {
      assert.equal(worstLagUs(lags, fromUs, toUs), worst);
    });
  }

  test('is nothing when the loop was never late', () => {
    assert.equal(worstLagUs([], 0, 1_000), 0);
  });

  test('is all that was waited for a processor in it, when that is more', () => {
    const waits = [
      { atUs: 100, lagUs: 40, spanUs: 100 },
      { atUs: 200, lagUs: 80, spanUs: 100 },
      { atUs: 300, lagUs: 10, spanUs: 100 },
    ];
    assert.equal(worstLagUs(waits, 0, 300), 130);
    // Of a span that lies in it in part, as much.
    assert.equal(worstLagUs(waits, 50, 150), 60);
    assert.equal(worstLagUs(waits, 200, 250), 5);
    assert.equal(worstLagUs(waits, 300, 900), 0);
    assert.equal(worstLagUs([...waits, { atUs: 250, lagUs: 131 }], 0, 300), 131);
    assert.equal(worstLagUs([...waits, { atUs: 250, lagUs: 129 }], 0, 300), 130);
  });
});

describe('judgements joined', () => {
  test('keep everything in order, and the figures that some have', () => {
    const wrong = finding('NO_PONG');
    const slow = finding('BUDGET_EXCEEDED');
    const measured = { metric: 'ping', valueMs: 1, lagMs: 0 };

    assert.deepEqual(
      joinJudgements([
        { findings: [wrong], evidence: ['a'] },
        { findings: [slow], evidence: ['b', 'c'], measurements: [measured], unmeasurable: ['late'] },
      ]),
      {
        findings: [wrong, slow],
        evidence: ['a', 'b', 'c'],
        measurements: [measured],
        unmeasurable: ['late'],
      },
    );
  });

  test('are empty when there are none', () => {
    assert.deepEqual(joinJudgements([]), { findings: [], evidence: [], measurements: [], unmeasurable: [] });
  });
});
