import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';

import { judgeTurn } from '../../../helpers/judge/judge-turn.ts';
import { describeReport } from './describe-report.ts';
import { fuzz } from './fuzz.ts';
import { judgeLive } from './judge-live.ts';
import { liveCase } from './live-case.ts';
import { openLiveRoom } from './live-room.ts';

describe('random faults of frames, on real sockets', { timeout: 180_000 }, async () => {
  const room = await openLiveRoom();
  after(() => room.stop());

  test('are named by the judge as the oracle names them, and nothing else is', async () => {
    const report = await fuzz({
      ...{ cases: liveCase, seed: 9, count: 6, atOnce: 2, shrinkMs: 20_000 },
      judge: (one) => judgeLive(room, one, judgeTurn),
    });

    assert.deepEqual(report.disagreements, [], describeReport('live turns', report));
    assert.ok(report.broken > 0 && report.legal > 0, `${report.broken} broken, ${report.legal} legal`);
  });

  test('are missed by a judge that says nothing', async () => {
    const faults = [{ kind: 'frame-drop' as const, match: { direction: 'in' as const, terminal: true } }];

    const outcome = await judgeLive(room, { ask: 'multiply', faults }, () => []);

    assert.equal(outcome.verdict, 'missed');
    assert.match(outcome.words, /rule 5: no end \(NO_TERMINAL\)/);
  });
});
