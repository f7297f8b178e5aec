import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { RecordedTurn } from '../../../../helpers/chat/recorded-turn.ts';
import { finding } from '../../../../helpers/diagnosis/finding.ts';
import { concludeTurn } from '../../../../helpers/recordings/conclude-turn.ts';
import { judgeRecord } from '../../../../helpers/recordings/judge-record.ts';
import { readTurn } from '../../../../helpers/recordings/read-turn.ts';
import { readTurns } from '../../../../helpers/recordings/read-turns.ts';
import { recordOf } from '../../../../helpers/recordings/record-of.ts';
import type { TurnRecord } from '../../../../helpers/recordings/turn-record.ts';
import { turnText } from '../../../../helpers/recordings/turn-text.ts';
import {
  turnAttachment,
  turnsOfRun,
  type TestWithTurns,
} from '../../../../helpers/recordings/turns-of-run.ts';
import { writeTurns } from '../../../../helpers/recordings/write-turns.ts';
import { answered, golden, recordingOf } from '../../judge/example-turn.ts';
import { makePageTurn } from '../judge/make-page-turn.ts';
import { makeRecord, passed } from './make-record.ts';

const recording = recordingOf(golden);
const target = { name: 'embedded', product: false } as const;
const wrong = recordingOf([
  ...golden.slice(0, -1),
  answered(1_900, 'Cloud costs can be lowered in many ways.'),
]);

function testWith(...turns: readonly (TurnRecord | string)[]): TestWithTurns {
  const attachments = turns.map((turn) => ({
    name: turnAttachment,
    body: Buffer.from(typeof turn === 'string' ? turn : turnText(turn)),
  }));
  return { results: [{ attachments: [{ name: 'timeline-1', body: Buffer.from('x') }, ...attachments] }] };
}

const named = (nonce: string, more: Partial<TurnRecord> = {}): TurnRecord =>
  makeRecord({ ...recording, prompt: { ...recording.prompt, nonce } }, more);

describe('the turns of a run', () => {
  test('are in the order in which they were asked, and one that several tests read is one with the judgements of all', () => {
    const events = passed('events');
    const answer = passed('answer', { check: 'chat/turn:answers', title: 'Golden turn › answers' });
    const turns = turnsOfRun([
      testWith(named('Quartz-00000002', { askedAt: '2026-11-22T08:00:02.000Z', judgements: [events] })),
      testWith(named('Quartz-00000001', { askedAt: '2026-11-22T08:00:01.000Z' })),
      testWith(
        named('Quartz-00000002', { askedAt: '2026-11-22T08:00:02.000Z', judgements: [events, answer] }),
      ),
      testWith('{"type":"golden-path-turn","schema":7}\n'),
      testWith(),
    ]);

    assert.deepEqual(
      turns.map((turn) => turn.recording.prompt.nonce),
      ['Quartz-00000001', 'Quartz-00000002'],
    );
    assert.deepEqual(turns[1]?.judgements, [events, answer]);
  });

  test('are written and read again under names that say what they are', () => {
    const folder = mkdtempSync(join(tmpdir(), 'golden-path-turns-'));
    const turns = [
      named('Quartz-00000001', { title: 'Thread › remembers, in later turns!' }),
      named('Quartz-00000002', { isGolden: true }),
    ];

    assert.deepEqual(writeTurns(folder, turns), [
      'turns/01-thread-remembers-in-later-turns.jsonl',
      'turns/02-golden-turn.jsonl',
    ]);
    assert.deepEqual(readTurns(folder).map(turnText), turns.map(turnText));
    assert.deepEqual([writeTurns(join(folder, 'none'), []), readTurns(join(folder, 'none'))], [[], []]);
    assert.deepEqual(readdirSync(folder), ['turns']);
    rmSync(folder, { recursive: true });
  });

  test('keep what was asked once more, and are judged by both', () => {
    const turn = new RecordedTurn(wrong, undefined);
    turn.keepProbes([new RecordedTurn(recording, undefined)]);
    turn.noteFindings(passed('answer'));
    const asked = recordOf(turn, { run: 'r', target, check: 'c', title: 't' });
    const read = readTurn(turnText(asked));

    assert.equal(read.probes.length, 1);
    assert.deepEqual(
      judgeRecord(read).judged[0]?.findings.map(({ code }) => code),
      ['ANSWER_UNSTABLE'],
    );
    assert.deepEqual(judgeRecord(read), judgeRecord(asked));
  });

  test('keep what a page showed of them, in short', () => {
    const page = makePageTurn(recording);
    const { wire } = page;
    assert.ok(wire);
    wire.keepSeen([{ atUs: 5, words: 'the answer', cameUs: 4 }], page);
    const asked = recordOf(wire, { run: 'r', target, check: 'c', title: 't' });
    const read = readTurn(turnText(asked));

    assert.deepEqual(JSON.parse(JSON.stringify(read.page)), JSON.parse(JSON.stringify(asked.page)));
    assert.ok((read.page?.views.length ?? 0) > 1);
    assert.ok((read.page?.effects.length ?? 0) > 1);
  });
});

describe('a recording judged again', () => {
  const conclude = (record: TurnRecord) =>
    concludeTurn({ record, file: 'x', unfinished: undefined, isTimed: true, unknown: [] });

  test('is judged by what its checks asked of it, and says what a turn alone does not show', () => {
    const { judged, leftOut } = judgeRecord(
      makeRecord(wrong, { judgements: [passed('events'), passed('isolation'), passed('judgement')] }),
    );

    assert.deepEqual(
      judged.map(({ rule }) => rule),
      ['events'],
    );
    assert.deepEqual(leftOut, ['isolation', 'judgement']);
  });

  test('has as information what only an informative check asked', () => {
    const asked = (required: boolean) =>
      conclude(makeRecord(wrong, { judgements: [passed('answer', { required })] }));

    assert.deepEqual([asked(true).verdict, asked(false).verdict], ['FAIL', 'PASS']);
    assert.deepEqual(
      asked(false).findings.map(({ severity }) => severity),
      ['info'],
    );
  });

  test('knows whether the run said the same', () => {
    const [live] = judgeRecord(makeRecord(wrong, { judgements: [passed('answer')] })).judged;
    const same = conclude(
      makeRecord(wrong, { judgements: [passed('answer', { findings: live?.findings ?? [] })] }),
    );
    const other = conclude(
      makeRecord(wrong, {
        judgements: [passed('answer', { findings: [finding('ANSWER_WRONG', 'Other words.')] })],
      }),
    );

    assert.deepEqual([same.isAsLive, other.isAsLive], [true, false]);
    assert.equal(conclude(makeRecord(wrong, { judgements: [] })).isAsLive, undefined);
  });
});
