import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { appendLine } from '../../../../helpers/history/append-line.ts';
import { noteDeployment } from '../../../../helpers/monitor/deployment-note.ts';
import { drawPlan } from '../../../../helpers/monitor/draw-plan.ts';
import { lastNewBuild } from '../../../../helpers/monitor/last-new-build.ts';
import { lastVerdict } from '../../../../helpers/monitor/last-verdict.ts';
import { planNow } from '../../../../helpers/monitor/plan-now.ts';
import { makeLine } from '../history/make-line.ts';

describe('what is due now', () => {
  let reports = '';
  const now = '2025-09-13T12:10:00.000Z';
  const plan = (variables: Parameters<typeof planNow>[2] = {}) =>
    planNow(reports, { target: 'staging', nowMs: Date.parse(now) }, variables);
  const iso = (ms: number | undefined): string | undefined =>
    ms === undefined ? undefined : new Date(ms).toISOString();

  beforeEach(() => {
    reports = mkdtempSync(join(tmpdir(), 'golden-path-plan-'));
  });
  afterEach(() => {
    rmSync(reports, { recursive: true, force: true });
  });

  it('is counted from the last deployment that was noted, of this target', () => {
    noteDeployment(reports, { target: 'staging', at: '2025-09-13T08:00:00.000Z' });
    noteDeployment(reports, { target: 'staging', at: '2025-09-13T11:00:00.000Z' });
    noteDeployment(reports, { target: 'local', at: '2025-09-13T12:00:00.000Z' });
    writeFileSync(join(reports, 'history', 'deployments', 'x.json'), 'nonsense');
    const seen = plan();
    assert.equal(iso(seen.deployedMs), '2025-09-13T11:00:00.000Z');
    assert.equal(iso(seen.plan.due?.atMs), '2025-09-13T12:00:00.000Z');
    assert.equal(seen.plan.missed.length, 1);
  });

  it('takes the variable where it is later, and none that lies ahead', () => {
    noteDeployment(reports, { target: 'staging', at: '2025-09-13T11:00:00.000Z' });
    assert.equal(
      iso(plan({ deployedAt: '2025-09-13T14:05:00+02:00' }).deployedMs),
      '2025-09-13T12:05:00.000Z',
    );
    assert.equal(iso(plan({ deployedAt: '2030-01-01T00:00:00Z' }).deployedMs), '2025-09-13T11:00:00.000Z');
    assert.throws(() => plan({ deployedAt: 'yesterday' }), /GOLDEN_PATH_DEPLOYED_AT must be a moment/);
  });

  it('has one steady cadence where a variable says so', () => {
    noteDeployment(reports, { target: 'staging', at: '2025-09-13T00:00:00.000Z' });
    assert.equal(iso(plan({ every: '6h' }).plan.nextMs), '2025-09-13T18:00:00.000Z');
    for (const every of ['6', '1m', '8d', '']) assert.throws(() => plan({ every }), /from 15m to 7d/);
  });

  it('begins with one run where nothing is known at all', () => {
    const seen = plan();
    assert.equal(seen.deployedMs, undefined);
    assert.equal(seen.plan.due?.stage.profile, 'full');
    assert.deepEqual(seen.plan.missed, []);
  });

  it('counts whole runs of pipelines on this target alone', () => {
    noteDeployment(reports, { target: 'staging', at: '2025-09-13T11:30:00.000Z' });
    const startedAt = '2025-09-13T12:05:00.000Z';
    appendLine(reports, makeLine({ id: 'a', startedAt, vantage: 'laptop, linux' }));
    appendLine(reports, makeLine({ id: 'b', startedAt, target: 'local' }));
    assert.notEqual(plan().plan.due, undefined);
    appendLine(reports, makeLine({ id: 'c', startedAt }));
    assert.equal(plan().plan.due, undefined);
  });

  it('says in words what was missed', () => {
    noteDeployment(reports, { target: 'staging', at: '2025-09-13T11:00:00.000Z' });
    const { plan: seen, deployedMs } = plan();
    const words = drawPlan(seen, { target: 'staging', deployedMs, nowMs: Date.parse(now) });
    assert.match(words, /Due since 2025-09-13 12:00 UTC: a run of smoke/);
    assert.match(words, /Counted from the deployment of 2025-09-13 11:00 UTC/);
    assert.match(
      words,
      /One slot was missed.*\n[^]*\| 2025-09-13 11:30 UTC \| 2025-09-13 12:00 UTC \| smoke \|/,
    );
  });

  it('has the verdict of the newest run of a pipeline, and is well where there is none', () => {
    assert.equal(lastVerdict(reports, 'staging'), 'PASS');
    const recent = new Date().toISOString();
    appendLine(reports, makeLine({ id: 'a', startedAt: recent, verdict: 'FAIL' }));
    assert.equal(lastVerdict(reports, 'staging'), 'FAIL');
  });
});

describe('a deployment that nobody told of', () => {
  const at = (hour: number, build: Record<string, string>) => ({
    startedAt: `2025-09-13T${String(hour).padStart(2, '0')}:00:00.000Z`,
    build,
  });

  it('is when something was seen that no run had seen before', () => {
    const lines = [
      at(1, { page: 'a' }),
      at(2, { page: 'a', api: 'x' }),
      at(3, { page: 'b', api: 'x' }),
      at(4, {}),
    ];
    assert.equal(lastNewBuild(lines), Date.parse('2025-09-13T03:00:00Z'));
  });

  it('is none while two revisions answer in turn', () => {
    const lines = [at(1, { page: 'a' }), at(2, { page: 'a+b' }), at(3, { page: 'a' }), at(4, { page: 'b' })];
    assert.equal(lastNewBuild(lines), Date.parse('2025-09-13T02:00:00Z'));
    assert.equal(lastNewBuild([]), undefined);
  });
});
