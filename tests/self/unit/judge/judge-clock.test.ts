import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { describeSkew } from '../../../../helpers/diagnosis/describe-skew.ts';
import { isClockOff } from '../../../../helpers/diagnosis/is-clock-off.ts';
import { judgeClock } from '../../../../helpers/judge/judge-clock.ts';
import { particulars } from './particulars.ts';

const at = (auth: number | undefined, backend: number | undefined) =>
  judgeClock([
    { service: 'auth', ...(auth === undefined ? {} : { skewS: auth }) },
    { service: 'backend', ...(backend === undefined ? {} : { skewS: backend }) },
  ]);

describe('the clock of this machine', () => {
  test('agrees within half a minute, and says by how much', () => {
    const judged = at(30, -29.9);

    assert.deepEqual(judged.findings, []);
    assert.deepEqual(
      judged.evidence.map((line) => line.split(';')[0]),
      ['auth: 30 s ahead of this machine', 'backend: 30 s behind this machine'],
    );
  });

  test('is probably the one that is off when all services differ from it', () => {
    const { findings } = at(31, 31.2);

    assert.deepEqual(particulars(findings), [
      [
        'CLOCK_OFF',
        'auth is 31 s ahead of this machine, backend is 31 s ahead of this machine. All of them differ, so it is probably the clock of this machine: set it by a time server.',
      ],
    ]);
    assert.equal(findings[0]?.severity, 'degraded');
    assert.equal(findings[0]?.class, 'environment');
  });

  test('is probably right when one service alone differs', () => {
    assert.deepEqual(particulars(at(-3_600, 0).findings), [
      [
        'CLOCK_OFF',
        'auth is 3600 s behind this machine. The others agree with this machine, so it is probably the clock of that service.',
      ],
    ]);
  });

  test('cannot be said to be whose when one service alone says what time it is', () => {
    assert.deepEqual(particulars(at(40, undefined).findings), [
      ['CLOCK_OFF', 'auth is 40 s ahead of this machine.'],
    ]);
  });

  test('is unmeasurable when no service says what time it is', () => {
    const judged = at(undefined, undefined);

    assert.deepEqual(judged.findings, []);
    assert.deepEqual(judged.unmeasurable, ['No service says what time it is.']);
    assert.equal(judged.evidence.length, 2);
  });
});

describe('a difference of clocks', () => {
  test('is too large beyond half a minute either way; unknown is taken for right', () => {
    assert.deepEqual([undefined, 0, 30, -30, 30.1, -30.1].map(isClockOff), [
      false,
      false,
      false,
      false,
      true,
      true,
    ]);
  });

  test('is said in words', () => {
    assert.deepEqual([0, 1.24, -9.96, 61.5].map(describeSkew), [
      'of one time with this machine',
      '1.2 s ahead of this machine',
      '10.0 s behind this machine',
      '62 s ahead of this machine',
    ]);
  });
});
