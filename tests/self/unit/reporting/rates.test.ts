import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RecordedTurn } from '../../../../helpers/chat/recorded-turn.ts';
import { journeyOf } from '../../../../helpers/judge/journey-of.ts';
import type { CheckReport } from '../../../../helpers/reporting/check-report.ts';
import { describeRates } from '../../../../helpers/reporting/describe-rates.ts';
import { sumRates } from '../../../../helpers/reporting/sum-rates.ts';
import { answered, closedWith, golden, nonce, recordingOf } from '../../judge/example-turn.ts';
import { makeReport } from './make-report.ts';

const counted = (report: Partial<CheckReport>, required = true) => ({ report: makeReport(report), required });
const journeys = (count: number, held = true) =>
  Array.from({ length: count }, (_, at) => ({ id: `${held}-${at}`, held }));
const spent = (requests: number) => ({ ...makeReport().spent, requests });

describe('a journey', () => {
  test('holds when the events came as promised and the answer answers', () => {
    assert.deepEqual(journeyOf(new RecordedTurn(recordingOf(golden), undefined)), {
      id: nonce,
      held: true,
    });
  });

  test('does not hold when it was cut off, or answered with something else', () => {
    const cut = recordingOf(golden.slice(0, 3), closedWith(1011));
    const wrong = recordingOf([...golden.slice(0, 4), answered(1900, 'Something else altogether.')]);
    for (const recording of [cut, wrong]) {
      assert.equal(journeyOf(new RecordedTurn(recording, undefined)).held, false);
    }
  });
});

describe('the rates of a run', () => {
  test('count a turn once that several tests read, and only what checks that count saw', () => {
    const read = counted({ journeys: journeys(2), spent: spent(10) });
    const others = counted(
      {
        journeys: journeys(9, false),
        spent: spent(90),
        wire: { replies: 9, frames: 0, bytes: 0, serverErrors: 9 },
      },
      false,
    );
    const { journeys: asked, serverErrors } = sumRates([read, read, others]);
    assert.deepEqual([asked.held, asked.n], [2, 2]);
    assert.deepEqual([serverErrors.count, serverErrors.n], [0, 20]);
  });

  test('take a journey for broken that one of its readers found broken', () => {
    const seen = (held: boolean) => counted({ journeys: [{ id: nonce, held }] });
    assert.deepEqual(sumRates([seen(false), seen(true)]).journeys, { held: 0, n: 1, atLeast: 0 });
    assert.equal(sumRates([seen(true), seen(false)]).journeys.held, 0);
  });

  test('are bounded exactly: all of 59 prove 95 %, and two errors of 100 leave 6.2 % open', () => {
    const wire = { replies: 100, frames: 0, bytes: 0, serverErrors: 2 };
    const rates = sumRates([counted({ journeys: journeys(59), spent: spent(100), wire })]);
    assert.ok(Math.abs(rates.journeys.atLeast - 0.05 ** (1 / 59)) < 1e-6);
    assert.ok(rates.journeys.atLeast >= 0.95);
    assert.ok(Math.abs(rates.serverErrors.atMost - 0.0616) < 1e-3, String(rates.serverErrors.atMost));
    assert.deepEqual(describeRates(rates), [
      'Journeys, message to answer: 59 of 59 held; at least 95.0 % at 95 % confidence, exact one-sided bound. All of 59 would prove 95 %.',
      'Server errors: 2 of 100 requests of checks that count were answered with 5xx; at most 6.2 % at 95 % confidence, exact one-sided bound. A claim of 0.01 % takes 30000 requests without one: no run of this size can judge it.',
    ]);
  });

  test('of a run that asked nothing say so', () => {
    assert.deepEqual(describeRates(sumRates([])), [
      'Journeys: no message was asked.',
      'Server errors: no request was sent.',
    ]);
  });
});
