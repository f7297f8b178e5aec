import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { judgeAfterRollback } from '../../../../helpers/watch/judge-after-rollback.ts';
import { failed, ill, samples } from './make-samples.ts';

const heading = (all: Parameters<typeof judgeAfterRollback>[0], scale?: number): string => {
  const { word, trigger } = judgeAfterRollback(all, scale);
  return trigger === undefined ? word : `${word}: ${trigger}`;
};
const until = (last: number) => (at: number) => (at <= last ? { backend: ill() } : {});

describe('the judgement after a rollback', () => {
  test('holds until all has been well for five minutes, and then says so', () => {
    assert.equal(heading([]), 'HOLD');
    assert.equal(heading(samples(10)), 'HOLD');
    assert.equal(heading(samples(11)), 'RECOVERED');
    assert.equal(heading(samples(13, until(3))), 'HOLD');
    assert.equal(heading(samples(15, until(3))), 'RECOVERED');
  });

  test('wants all services well within two minutes', () => {
    assert.equal(heading(samples(5, until(9))), 'HOLD');
    assert.equal(heading(samples(6, until(9))), 'NOT_RECOVERED: HEALTH');
    assert.equal(heading(samples(20, until(4))), 'NOT_RECOVERED: HEALTH');
  });

  test('wants no 5xx after all was well', () => {
    const { word, trigger, reasons } = judgeAfterRollback(
      samples(8, (at) => (at === 6 ? { backend: ill(500) } : {})),
    );
    assert.deepEqual([word, trigger], ['NOT_RECOVERED', 'SERVER_ERRORS']);
    assert.match(reasons[0] ?? '', /1 health checks answered 5xx; the first, of backend/);
  });

  test('wants authentication to work, and to have been tried', () => {
    assert.equal(heading(samples(11, (at) => (at === 4 ? { auth: failed } : {}))), 'NOT_RECOVERED: LOGINS');
    const untried = samples(11).map(({ auth: _auth, ...rest }) => rest);
    assert.equal(heading(untried), 'HOLD');
  });

  test('holds at its end when something else is not well', () => {
    const { word, isFinal } = judgeAfterRollback(samples(11, (at) => (at === 5 ? { socket: failed } : {})));
    assert.deepEqual([word, isFinal], ['HOLD', true]);
  });

  test('scales both times', () => {
    assert.equal(heading(samples(2), 0.05), 'RECOVERED');
    assert.equal(heading(samples(3, until(0)), 0.02), 'NOT_RECOVERED: HEALTH');
  });
});
