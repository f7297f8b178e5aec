import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { budgetsFor } from '../../../../env/budgets.ts';
import type { ConnectionAttempt } from '../../../../helpers/chat/attempt-connection.ts';
import { finding } from '../../../../helpers/diagnosis/finding.ts';
import { judgeConnections } from '../../../../helpers/judge/judge-connections.ts';
import { particulars } from './particulars.ts';

const budgets = budgetsFor('local');
const good: ConnectionAttempt = {
  outcome: { kind: 'timeout', waitedMs: 0 },
  openMs: 5,
  greetingMs: 2,
  lagMs: 0,
  closed: { code: 1000, reason: '', atUs: 9 },
  failure: undefined,
};
const broken: ConnectionAttempt = {
  ...good,
  openMs: undefined,
  greetingMs: undefined,
  closed: undefined,
  failure: finding('WS_HTTP_500', 'It answered 500.'),
};
const times = (count: number, one: ConnectionAttempt): ConnectionAttempt[] =>
  Array.from({ length: count }, () => one);

describe('a series of connections', () => {
  test('holds when all succeed, and says how much that proves', () => {
    const judged = judgeConnections(times(20, good), 1, budgets);

    assert.deepEqual(judged.findings, []);
    assert.deepEqual(judged.evidence, [
      '20 of 20 connections opened, were greeted and closed; at least 86.0 % succeed, at 95 % (exact one-sided bound of Clopper and Pearson)',
      'ended: 20 with 1000',
    ]);
    assert.equal(judged.measurements?.filter(({ metric }) => metric === 'ws_open').length, 20);
    assert.equal(judged.measurements?.filter(({ metric }) => metric === 'connected_frame').length, 20);
  });

  test('names each kind of failure once, with how often it came', () => {
    const late = { ...good, failure: finding('NO_CONNECTED_FRAME'), greetingMs: undefined };
    const judged = judgeConnections([...times(17, good), broken, late, broken], 1, budgets);

    assert.deepEqual(
      judged.findings.map(({ code, severity }) => [code, severity]),
      [
        ['WS_HTTP_500', 'fail'],
        ['NO_CONNECTED_FRAME', 'fail'],
      ],
    );
    assert.equal(judged.findings[0]?.evidence[0], '2 of 20 connections failed so');
    assert.match(judged.evidence[0] ?? '', /^17 of 20 .* at least 65\.6 % succeed/);
  });

  test('takes failures within the share as information', () => {
    const within = judgeConnections([...times(297, good), ...times(3, broken)], 0.99, budgets);
    assert.deepEqual(
      within.findings.map(({ severity }) => severity),
      ['info'],
    );

    const beyond = judgeConnections([...times(296, good), ...times(4, broken)], 0.99, budgets);
    assert.deepEqual(
      beyond.findings.map(({ severity }) => severity),
      ['fail'],
    );
  });

  test('calls it a leak when there is no more room though all before were closed', () => {
    const full = {
      ...broken,
      failure: finding('WS_1011', 'The server said: Maximum number of WebSocket managers (5) reached.'),
    };
    const judged = judgeConnections([...times(5, good), full, full], 1, budgets);

    assert.deepEqual(particulars(judged.findings), [
      [
        'CONNECTION_LEAK',
        'After 5 connections, each closed before the next, the server said that it was full.',
      ],
    ]);
  });

  test('says once that connections opened or were greeted too slowly', () => {
    const slow = { ...good, openMs: 2_400, greetingMs: 2_500 };
    const judged = judgeConnections([good, slow, slow], 1, budgets);

    assert.deepEqual(
      judged.findings.map(({ code }) => code),
      ['WS_OPEN_SLOW', 'BUDGET_EXCEEDED'],
    );
  });

  test('proves nothing without an attempt', () => {
    assert.deepEqual(judgeConnections([], 1, budgets).evidence, []);
  });
});
