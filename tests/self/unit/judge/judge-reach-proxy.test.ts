import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { budgetsFor } from '../../../../env/budgets.ts';
import type { HostReport } from '../../../../helpers/fixtures/hosts.ts';
import { judgeReach } from '../../../../helpers/judge/judge-host.ts';
import { makeReply } from '../http/make-reply.ts';
import { FixedLags } from './fixed-lags.ts';

const report: HostReport = {
  service: 'auth',
  reach: {
    host: 'auth.example:443',
    addresses: [],
    startedMs: 500,
    dnsMs: undefined,
    tcpMs: undefined,
    tlsMs: 29,
    proxy: { name: 'office:3128', tookMs: 40.2 },
  },
  health: makeReply(200, { status: 'healthy' }),
  warmUpMs: 0,
};

describe('the way to a host through a proxy', () => {
  test('counts the proxy, and judges no name and no connection of the target', () => {
    const { findings, measurements, evidence } = judgeReach(report, budgetsFor('local'), new FixedLags());

    assert.deepEqual(findings, []);
    assert.equal(measurements?.find(({ metric }) => metric === 'connect')?.valueMs, 69.2);
    assert.deepEqual(
      measurements?.filter(({ metric }) => ['dns', 'tcp'].includes(metric)),
      [],
    );
    assert.deepEqual(evidence, [
      'auth.example:443 (through the proxy office:3128) · proxy 40 ms · tls 29 ms',
    ]);
  });

  test('is too slow when the proxy is', () => {
    const { connect, ...budgets } = budgetsFor('local');
    const { findings } = judgeReach(
      report,
      { ...budgets, connect: { ...connect, limit: 60 } },
      new FixedLags(),
    );

    assert.deepEqual(
      findings.map(({ code }) => code),
      ['BUDGET_EXCEEDED'],
    );
  });
});
