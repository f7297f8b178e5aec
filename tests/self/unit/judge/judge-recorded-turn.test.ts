import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RecordedTurn } from '../../../../helpers/chat/recorded-turn.ts';
import type { TurnRecording } from '../../../../helpers/chat/turn.ts';
import {
  judgeEachAnew,
  judgeGoldenPath,
  judgeMemory,
  judgeReply,
} from '../../../../helpers/judge/judge-recorded-turn.ts';
import { judgePace } from '../../../../helpers/judge/judge-pace.ts';
import type { Judgement } from '../../../../helpers/judge/judgement.ts';
import {
  answered,
  closedWith,
  completed,
  executing,
  golden,
  goodAnswer,
  recordingOf,
  started,
  thinking,
} from '../../judge/example-turn.ts';

const held = (recording: TurnRecording, stored?: string): RecordedTurn => new RecordedTurn(recording, stored);
const whole = recordingOf(golden);
const cut = recordingOf(golden.slice(0, 2), closedWith(1011));
const dead = recordingOf([], closedWith(1011));

const codesOf = ({ findings }: Judgement): string[] => findings.map(({ code }) => code);

describe('a recorded turn', () => {
  test('that is whole holds in every respect, and shows what it rests on', () => {
    assert.deepEqual(judgeGoldenPath(held(whole)), {
      findings: [],
      evidence: [
        '6 frames; run run_1: agent_started, agent_thinking, tool_executing, tool_completed, agent_completed',
      ],
    });
    assert.deepEqual(codesOf(judgeReply(held(whole))), []);
    assert.match(
      judgeReply(held(whole)).evidence[0] ?? '',
      new RegExp(`^answer of ${goodAnswer.length} characters: Project `),
    );
    assert.deepEqual(codesOf(judgeMemory(held(whole))), []);
    const pace = judgePace(held(whole));
    assert.deepEqual([codesOf(pace), pace.unmeasurable], [[], []]);
    assert.equal(pace.evidence[0], 'first_event 50 ms');
  });

  test('that broke off has no answer, and says why instead', () => {
    for (const judge of [judgeReply, judgeMemory]) {
      assert.deepEqual(judge(held(cut)).evidence, ['no answer']);
      assert.ok(codesOf(judge(held(cut))).includes('WS_1011'));
    }
  });

  test('is judged by the whole answer of the thread where the frame was cut', () => {
    const short = recordingOf([
      started(50),
      thinking(400),
      executing(700),
      completed(1_500),
      answered(1_900, 'Project …'),
    ]);
    assert.deepEqual(codesOf(judgeReply(held(short))), ['ANSWER_WRONG']);
    assert.deepEqual(codesOf(judgeReply(held(short, goodAnswer))), []);
    assert.deepEqual(codesOf(judgeMemory(held(short))), ['CONTEXT_LOST']);
    assert.deepEqual(codesOf(judgeMemory(held(short, goodAnswer))), []);
  });
});

describe('the pace of a turn', () => {
  test('is not within its limit for a phase that never ended: it was not measured', () => {
    const { findings, measurements, unmeasurable, evidence } = judgePace(held(cut));
    assert.deepEqual(findings, []);
    assert.ok(measurements?.some(({ metric }) => metric === 'first_event'));
    assert.deepEqual(unmeasurable, ['answer was not measured: it never came']);
    assert.equal(evidence.at(-1), 'answer never came');
  });

  test('of a turn without any event was not measured at all', () => {
    const { findings, measurements, unmeasurable, evidence } = judgePace(held(dead));
    assert.deepEqual([findings, measurements], [[], []]);
    assert.deepEqual(unmeasurable, [
      'first_event was not measured: it never came',
      'answer was not measured: it never came',
    ]);
    assert.deepEqual(evidence, ['first_event never came', 'answer never came']);
  });
});

describe('answers to several messages', () => {
  const saying = (text: string): RecordedTurn => held(whole, text);

  test('are compared, with how many there are', () => {
    assert.deepEqual(judgeEachAnew([saying('a'), saying('b'), saying('c')]), {
      findings: [],
      evidence: ['3 answers, 3 of them different'],
    });
    const same = judgeEachAnew([saying('a'), saying('b'), saying('a')]);
    assert.deepEqual(codesOf(same), ['CANNED_AGENT']);
    assert.deepEqual(same.evidence, ['3 answers, 2 of them different']);
  });

  test('show nothing when there are fewer than two', () => {
    assert.deepEqual(judgeEachAnew([]).evidence, []);
    assert.deepEqual(judgeEachAnew([saying('a')]).evidence, []);
    assert.deepEqual(judgeEachAnew([saying('a'), held(cut)]).evidence, []);
  });
});
