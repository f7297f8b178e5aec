import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RecordedTurn } from '../../../../helpers/chat/recorded-turn.ts';
import { judgeEarly } from '../../../../helpers/judge/judge-early.ts';
import { golden, recordingOf } from '../../judge/example-turn.ts';
import { particulars } from './particulars.ts';

const answered = new RecordedTurn(recordingOf(golden), undefined);
const silent = new RecordedTurn(recordingOf([], { ending: { kind: 'silent' } }), undefined);
const broken = new RecordedTurn(recordingOf(golden.slice(0, -1), { ending: { kind: 'stalled' } }), undefined);

describe('a message in the tick of the opening', () => {
  test('holds when it is answered like any other', () => {
    assert.deepEqual(judgeEarly(answered, undefined), {
      findings: [],
      evidence: ['sent before the greeting: 5 events'],
    });
  });

  test('was lost when only a later one is answered', () => {
    assert.deepEqual(particulars(judgeEarly(silent, answered).findings), [
      ['EARLY_MESSAGE_LOST', 'The same socket answers a later message.'],
    ]);
  });

  test('is what its turn is when a later one fares no better', () => {
    const codesOf = (early: RecordedTurn, later?: RecordedTurn) =>
      judgeEarly(early, later).findings.map(({ code }) => code);

    assert.deepEqual(codesOf(silent, silent), ['AGENT_SILENT']);
    assert.deepEqual(codesOf(silent), ['AGENT_SILENT']);
    assert.deepEqual(codesOf(broken), ['NO_TERMINAL']);
  });
});
