import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Code } from '../../../../helpers/diagnosis/codes.ts';
import { finding } from '../../../../helpers/diagnosis/finding.ts';
import { stageStates, type StageState } from '../../../../helpers/run-page/stage-states.ts';
import type { ObservedTest } from '../../../../helpers/reporting/observed-test.ts';
import { makeAttempt, makeObserved } from '../reporting/make-observed.ts';
import { makeReport } from '../reporting/make-report.ts';
import { failing, makeStory } from './make-story.ts';

const at = (tests: readonly ObservedTest[], name: string): StageState => {
  const state = stageStates(makeStory(tests).document, undefined).find(({ stage }) => stage.name === name);
  assert.ok(state);
  return state;
};
const skipped = (id: string, why: object): ObservedTest =>
  makeObserved({ id, title: id, attempts: [makeAttempt({ status: 'skipped', report: makeReport(why) })] });

describe('a step', () => {
  test('holds when its checks do, and says that it is not part of a run without them', () => {
    const tests = [
      makeObserved({ id: 'auth/login:a', title: 'a' }),
      makeObserved({ id: 'auth/login:b', title: 'b' }),
    ];
    assert.deepEqual([at(tests, 'login').tone, at(tests, 'login').words], ['good', '2 of 2 checks hold']);
    assert.deepEqual([at(tests, 'page').tone, at(tests, 'page').words], ['mute', 'not part of this run']);
  });

  test('is broken by a finding of its layers, and is where it broke first', () => {
    const state = at([failing([finding('LOGIN_5XX')], { id: 'auth/login:a', title: 'a' })], 'login');
    assert.deepEqual(
      [state.tone, state.isFirst, state.words],
      ['bad', true, '0 of 1 check holds, 1 does not hold'],
    );
  });

  test('is not blamed for what another one broke', () => {
    const tests = [failing([finding('EVENT_MISSING')], { id: 'chat/reconnect:a', title: 'a' })];
    assert.deepEqual(
      [
        at(tests, 'socket').tone,
        at(tests, 'socket').words,
        at(tests, 'answer').tone,
        at(tests, 'answer').isFirst,
      ],
      ['halt', '0 of 1 check holds, 1 does not hold for a reason at another step', 'bad', true],
    );
  });

  test('that is too slow is the one of its check, not that of speed', () => {
    const slow = finding('BUDGET_EXCEEDED', 'The login took 9 s.');
    assert.equal(at([failing([slow], { id: 'auth/login:a', title: 'slow login' })], 'login').tone, 'bad');
  });

  test('that lets the wrong ones in is that of the guard, and one that lets nobody in that of the login', () => {
    const refusal = (code: Code) => [failing([finding(code)], { id: 'chat/refusal:a', title: 'a' })];
    assert.deepEqual(
      [at(refusal('AUTH_BYPASSED'), 'guard').isFirst, at(refusal('LOGIN_5XX'), 'login').isFirst],
      [true, true],
    );
  });

  test('that nobody could look at says so', () => {
    const blockedBy = { ...finding('LOGIN_5XX'), provenBy: 'x' };
    const tests = [
      skipped('chat/turn:a', { blockedBy }),
      skipped('chat/turn:b', { blockedBy }),
      skipped('chat/turn:c', { notObservable: 'not here' }),
    ];
    assert.deepEqual(
      [at(tests, 'answer').tone, at(tests, 'answer').words],
      ['halt', 'none of 2 checks could be judged, 1 cannot be seen here'],
    );
  });

  test('that works by a detour is neither good nor broken', () => {
    const state = at(
      [failing([finding('ENVELOPE_DRIFT')], { id: 'chat/connection:a', title: 'a' })],
      'socket',
    );
    assert.deepEqual([state.tone, state.isFirst], ['warn', true]);
  });
});
