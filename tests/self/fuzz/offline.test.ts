import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { judgeTurn } from '../../../helpers/judge/judge-turn.ts';
import { describeReport } from './describe-report.ts';
import { fuzz, type Report } from './fuzz.ts';
import { judgeOffline } from './judge-offline.ts';
import { offlineCase } from './offline-case.ts';

const run = (seed: number, count: number): Promise<Report> =>
  fuzz({
    ...{ cases: offlineCase, seed, count, atOnce: 1, shrinkMs: 60_000 },
    judge: (one) => judgeOffline(one, judgeTurn),
  });

describe('random faults of frames, in recordings', () => {
  test('are named by the judge as the oracle names them, and nothing else is', async () => {
    const report = await run(20251122, 300);

    assert.deepEqual(report.disagreements, [], describeReport('recordings', report));
    assert.ok(report.broken > 100 && report.legal > 90, `${report.broken} broken, ${report.legal} legal`);
    assert.ok(report.rules.size >= 18, `Only these were broken: ${[...report.rules.keys()].join('; ')}`);
    assert.ok(report.open <= 15, `${report.open} can be read in two ways`);
  });

  test('are the same for the same seed, and others for another', async () => {
    const [once, again, other] = await Promise.all([run(7, 60), run(7, 60), run(8, 60)]);

    assert.deepEqual([...once.rules], [...again.rules]);
    assert.notDeepEqual([...once.rules], [...other.rules]);
  });
});
