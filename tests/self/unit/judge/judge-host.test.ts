import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { budgetsFor } from '../../../../env/budgets.ts';
import type { HostReport } from '../../../../helpers/fixtures/hosts.ts';
import { judgeHealth, judgeReach, judgeTogether } from '../../../../helpers/judge/judge-host.ts';
import { makeReply } from '../http/make-reply.ts';
import { FixedLags } from './fixed-lags.ts';
import { particulars } from './particulars.ts';

const all = budgetsFor('local');
const budgets = {
  ...all,
  connect: { ...all.connect, limit: 60, source: 'a law' },
  health: { ...all.health, limit: 1_000, source: 'another' },
};

function report(reach: Partial<HostReport['reach']> = {}, tookMs = 20): HostReport {
  return {
    service: 'auth',
    reach: {
      host: 'auth.example:443',
      addresses: ['192.0.2.1', '2001:db8::1'],
      startedMs: 500,
      dnsMs: 10.4,
      tcpMs: 20.6,
      tlsMs: 29,
      ...reach,
    },
    health: makeReply(200, { status: 'healthy' }, { startedMs: 2_000, tookMs }),
    warmUpMs: 0,
  };
}

const lagAt = (atMs: number, lagMs: number): FixedLags =>
  new FixedLags([{ atUs: atMs * 1000, lagUs: lagMs * 1000 }]);

describe('the way to a host', () => {
  test('holds when name, connection and certificate together keep the limit', () => {
    assert.deepEqual(judgeReach(report(), budgets, new FixedLags()), {
      findings: [],
      measurements: [
        { metric: 'connect', valueMs: 60, lagMs: 0 },
        { metric: 'dns', valueMs: 10.4, lagMs: 0 },
        { metric: 'tcp', valueMs: 20.6, lagMs: 0 },
        { metric: 'tls', valueMs: 29, lagMs: 0 },
      ],
      unmeasurable: [],
      evidence: ['auth.example:443 (192.0.2.1, 2001:db8::1) · dns 10 ms · tcp 21 ms · tls 29 ms'],
    });
  });

  test('has no certificate at a plain address', () => {
    const judged = judgeReach(report({ tlsMs: undefined }), budgets, new FixedLags());

    assert.deepEqual(judged.measurements, [
      { metric: 'connect', valueMs: 31, lagMs: 0 },
      { metric: 'dns', valueMs: 10.4, lagMs: 0 },
      { metric: 'tcp', valueMs: 20.6, lagMs: 0 },
    ]);
    assert.deepEqual(judged.evidence, ['auth.example:443 (192.0.2.1, 2001:db8::1) · dns 10 ms · tcp 21 ms']);
  });

  test('is too long when the phases together are', () => {
    const { findings } = judgeReach(report({ tlsMs: 30 }), budgets, new FixedLags());

    assert.deepEqual(particulars(findings), [
      ['BUDGET_EXCEEDED', 'Connecting to auth took 61 ms; the limit is 60 ms (a law).'],
    ]);
  });

  test('is unmeasurable for a lag between its start and its end alone', () => {
    const slow = report({ tlsMs: 30 });
    for (const [atMs, count] of [
      [499, 1],
      [500, 0],
      [562, 0],
      [563, 1],
    ] as const) {
      const judged = judgeReach(slow, budgets, lagAt(atMs, 1));
      assert.equal(judged.findings.length, count, `lag at ${atMs} ms`);
      assert.equal(judged.unmeasurable?.length, 1 - count);
    }
  });
});

describe('the certificate of a host', () => {
  const shown = (daysLeft: number, skewS?: number): HostReport => {
    const names = { subject: 'auth.example', issuer: 'WR3', goodFrom: '2026-10-01', goodUntil: '2026-12-06' };
    const usual = report({ certificate: { ...names, daysLeft } });
    return skewS === undefined ? usual : { ...usual, skewS };
  };
  const whose = 'auth.example, issued by WR3, good from 2026-10-01 until 2026-12-06';

  test('holds for two weeks more, and says whose it is', () => {
    const judged = judgeReach(shown(14), budgets, new FixedLags());

    assert.deepEqual(judged.findings, []);
    assert.equal(judged.evidence[1], `certificate of ${whose}, 14 days left`);
  });

  test('is to be renewed when fewer days are left', () => {
    const { findings } = judgeReach(shown(13), budgets, new FixedLags());

    assert.deepEqual(particulars(findings), [
      [
        'TLS_EXPIRES_SOON',
        `auth.example:443: 13 days are left, fewer than 14 (requirements F42). It is made out to ${whose}.`,
      ],
    ]);
    assert.equal(findings[0]?.severity, 'degraded');
  });

  test('says nothing by a clock that is off', () => {
    const severity = (skewS: number) =>
      judgeReach(shown(1, skewS), budgets, new FixedLags()).findings.map((one) => one.severity);

    assert.deepEqual(severity(31), ['info']);
    assert.deepEqual(severity(-30), ['degraded']);
  });
});

describe('the health check of a host', () => {
  test('holds at its limit and shows the answer', () => {
    assert.deepEqual(judgeHealth(report({}, 1_000), budgets, new FixedLags()), {
      findings: [],
      measurements: [{ metric: 'health', valueMs: 1_000, lagMs: 0 }],
      unmeasurable: [],
      evidence: ['GET /api/threads: 200 {"status":"healthy"}'],
    });
  });

  test('is slow beyond it, unless the tester itself was', () => {
    const slow = report({}, 1_010);
    assert.deepEqual(particulars(judgeHealth(slow, budgets, new FixedLags()).findings), [
      ['HEALTH_SLOW', 'The health check of auth took 1010 ms; the limit is 1000 ms (another).'],
    ]);
    assert.equal(judgeHealth(slow, budgets, lagAt(1_999, 10)).findings.length, 1);
    assert.equal(judgeHealth(slow, budgets, lagAt(2_000, 10)).findings.length, 0);
    assert.equal(judgeHealth(slow, budgets, lagAt(3_020, 10)).findings.length, 0);
    assert.equal(judgeHealth(slow, budgets, lagAt(3_021, 10)).findings.length, 1);
  });
});

describe('all services together', () => {
  test('are named with the time that they took', () => {
    assert.deepEqual(judgeTogether([], 12.6).evidence, []);
    assert.deepEqual(judgeTogether([report(), { ...report(), service: 'backend' }], 12.6), {
      findings: [],
      evidence: ['auth, backend answered within 13 ms'],
      measurements: [],
      unmeasurable: [],
    });
  });
});
