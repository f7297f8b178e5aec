import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { trendsOf } from '../../../../helpers/history/trends-of.ts';
import { documentedCadence } from '../../../../helpers/monitor/cadence.ts';
import { missedFolder, missedSlots, noteMissed } from '../../../../helpers/monitor/missed-notes.ts';
import { planOf } from '../../../../helpers/monitor/plan.ts';
import { makeLine } from '../history/make-line.ts';

const deployedMs = Date.parse('2025-09-13T08:00:00.000Z');
const half = 30 * 60_000;
const at = (ms: number): string => new Date(ms).toISOString();

describe('slots that were due and never had a run', () => {
  let reports = '';
  /** What a monitor finds that looks 100 minutes after the deployment and knows of no run. */
  const { missed } = planOf({
    deployedMs,
    cadence: documentedCadence,
    runs: [],
    nowMs: deployedMs + 100 * 60_000,
    sinceMs: deployedMs,
  });
  const line = (startedMs: number, more: Parameters<typeof makeLine>[0] = {}) =>
    makeLine({ startedAt: at(startedMs), scope: { kind: 'profile', profile: 'smoke' }, ...more });

  beforeEach(() => {
    reports = mkdtempSync(join(tmpdir(), 'golden-path-missed-'));
  });
  afterEach(() => {
    rmSync(reports, { recursive: true, force: true });
  });

  it('are read back oldest first, once each, for their target alone', () => {
    noteMissed(reports, 'staging', missed, deployedMs);
    noteMissed(reports, 'staging', missed, deployedMs);
    writeFileSync(join(missedFolder(reports), 'x.json'), 'nonsense');
    assert.deepEqual(
      missedSlots(reports, 'staging', []).map(({ dueAt }) => dueAt),
      [at(deployedMs + half), at(deployedMs + 2 * half)],
    );
    assert.deepEqual(missedSlots(reports, 'local', []), []);
    assert.equal(readdirSync(missedFolder(reports)).length, 3);
  });

  it('leave nothing behind where none was missed, and are none where nobody watched', () => {
    noteMissed(reports, 'staging', []);
    assert.deepEqual(readdirSync(reports), []);
    assert.deepEqual(missedSlots(reports, 'staging', []), []);
  });

  it('are missed no more when the line of their run turns up late, if it asked enough from a pipeline', () => {
    noteMissed(reports, 'staging', missed, deployedMs);
    const due = (...lines: Parameters<typeof missedSlots>[2]) =>
      missedSlots(reports, 'staging', lines).length;
    assert.equal(due(line(deployedMs + half + 60_000)), 1);
    assert.equal(due(line(deployedMs + half + 60_000), line(deployedMs + 2 * half)), 0);
    assert.equal(due(line(deployedMs + half - 1)), 2);
    assert.equal(due(line(deployedMs + half, { vantage: 'laptop, linux' })), 2);
    assert.equal(due(line(deployedMs + half, { target: 'local' })), 2);
  });

  it('stand in the trends of a pipeline and in no laptop’s, as long as the runs beside them', () => {
    noteMissed(reports, 'staging', missed, deployedMs);
    const shown = (vantage: 'ci' | 'laptop', now: number) =>
      trendsOf([], { target: 'staging', now, vantage, missed: missedSlots(reports, 'staging', []) }).missed
        .length;
    assert.equal(shown('ci', deployedMs + 3 * half), 2);
    assert.equal(shown('laptop', deployedMs + 3 * half), 0);
    assert.equal(shown('ci', deployedMs + 91 * 86_400_000), 0);
  });
});
