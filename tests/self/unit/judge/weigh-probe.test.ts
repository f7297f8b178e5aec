import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RecordedTurn } from '../../../../helpers/chat/recorded-turn.ts';
import type { TurnRecording } from '../../../../helpers/chat/turn.ts';
import { judgeAnswer } from '../../../../helpers/judge/judge-answer.ts';
import { judgeGoldenPath, judgeMemory, judgeReply } from '../../../../helpers/judge/judge-recorded-turn.ts';
import { missesContent, weighProbe } from '../../../../helpers/judge/weigh-probe.ts';
import { answered, closedWith, golden, goodAnswer, recordingOf, thinking } from '../../judge/example-turn.ts';

const turnOf = (recording: TurnRecording): RecordedTurn => new RecordedTurn(recording, undefined);
const saying = (text: string): RecordedTurn =>
  turnOf(recordingOf([...golden.slice(0, 4), answered(1_900, text)]));
const off = 'Costs can be lowered in many ways.';

function probed(first: RecordedTurn, probe: RecordedTurn): RecordedTurn {
  first.keepProbes([probe]);
  return first;
}

const weigh = (turn: RecordedTurn) =>
  weighProbe(turn, ({ recording, storedAnswer }) => judgeAnswer(recording, storedAnswer));
const codesOf = (turn: RecordedTurn): string[] => weigh(turn).map(({ code }) => code);

describe('an answer that misses what it must hold', () => {
  test('is one that lacks the nonce, the result or a fact, also with an apology', () => {
    assert.equal(missesContent(saying(off)), true);
    assert.equal(missesContent(saying('I am sorry, I could not find it.')), true);
    assert.equal(missesContent(saying(goodAnswer)), false);
  });

  test('is not one that is empty or prepared, nor a turn without an end', () => {
    assert.equal(missesContent(saying(' ')), false);
    assert.equal(missesContent(saying('Analysis completed.')), false);
    assert.equal(missesContent(turnOf(recordingOf(golden.slice(0, 2), closedWith(1011)))), false);
  });
});

describe('an answer and its probe', () => {
  test('are unstable, and no failure, when the second holds, with both answers', () => {
    const [only, ...others] = weigh(probed(saying(off), saying(goodAnswer)));

    assert.deepEqual(others, []);
    assert.deepEqual([only?.code, only?.severity], ['ANSWER_UNSTABLE', 'info']);
    assert.match(only?.sentence ?? '', /1 of 2 answers held: The answer does not answer the question\./);
    assert.match(
      only?.evidence.join('\n') ?? '',
      /first, thread thread_1: Costs[^]*once more, in a new thread/,
    );
  });

  test('fail when both miss, with both answers', () => {
    const [only] = weigh(probed(saying(off), saying('Seven.')));

    assert.equal(only?.code, 'ANSWER_WRONG');
    assert.match(only.evidence.join('\n'), /: Costs[^]*: Seven\./);
  });

  test('fail when nothing was asked again', () => {
    assert.deepEqual(codesOf(saying(off)), ['ANSWER_WRONG']);
  });

  test('fail when the probe has no answer, and with what broke there', () => {
    const broken = turnOf(recordingOf(golden.slice(0, 2), closedWith(1011)));

    assert.deepEqual(codesOf(probed(saying(off), broken)).slice(0, 1), ['ANSWER_WRONG']);
    assert.ok(codesOf(probed(saying(off), broken)).includes('WS_1011'));
  });

  test('leave an empty or prepared first answer what it is', () => {
    assert.deepEqual(codesOf(probed(saying(' '), saying(goodAnswer))), ['RESPONSE_NOT_SUBSTANTIVE']);
    assert.deepEqual(codesOf(probed(saying('Analysis completed.'), saying(goodAnswer))), ['CANNED_AGENT']);
  });

  test('keep what else is wrong with the probe: identity, order, the nonce of another', () => {
    const wrongs = {
      CROSS_USER_LEAK: [...golden.slice(0, 4), answered(1_900, `${goodAnswer} Basalt-0000abcd`)],
      EVENT_MISSING: golden.filter((_one, at) => at !== 1),
      EVENT_AFTER_TERMINAL: [...golden, thinking(2_000)],
    };
    for (const [code, frames] of Object.entries(wrongs)) {
      assert.ok(codesOf(probed(saying(off), turnOf(recordingOf(frames)))).includes(code), code);
    }
  });

  test('count all turns of the conversation that was asked again', () => {
    const first = saying(off);
    first.keepProbes([turnOf(recordingOf(golden.filter((_one, at) => at !== 1))), saying(goodAnswer)]);

    assert.deepEqual(codesOf(first), ['ANSWER_UNSTABLE', 'EVENT_MISSING']);
  });

  test('are both judged where only the events are', () => {
    const first = saying(goodAnswer);
    first.keepProbes([turnOf(recordingOf(golden.filter((_one, at) => at !== 1)))]);

    assert.deepEqual(
      judgeGoldenPath(first).findings.map(({ code }) => code),
      ['EVENT_MISSING'],
    );
  });

  test('are weighed by whoever judges the text, for answers and for memory, and count as judged', () => {
    const recalled = probed(saying(off), saying(goodAnswer));
    assert.deepEqual(
      [judgeReply(recalled), judgeMemory(recalled)].map(({ findings }) => findings.map(({ code }) => code)),
      [['ANSWER_UNSTABLE'], ['ANSWER_UNSTABLE']],
    );
    assert.deepEqual(
      judgeMemory(probed(saying(off), saying(off))).findings.map(({ code }) => code),
      ['CONTEXT_LOST'],
    );
    assert.equal(recalled.probes[0]?.wasJudged, false);
    recalled.noteJudgement('answer');
    assert.equal(recalled.probes[0].wasJudged, true);
  });
});
