import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { judgeRecall } from '../../../../helpers/judge/judge-recall.ts';
import { answered, golden, muted, nonce, recordingOf } from '../../judge/example-turn.ts';
import { particulars } from './particulars.ts';

/** A turn that asked for 7500 and got this answer. */
const turnOf = (text: string) =>
  recordingOf([...golden.slice(0, 4), answered(1_900, text)], {
    prompt: { text: 'Which budget did I tell you?', nonce, expects: [nonce, '7500'] },
  });
const lost = (lacking: string): readonly [string, string] => [
  'CONTEXT_LOST',
  `Asked for ${nonce} and 7500; it lacks ${lacking}.`,
];
const both = `${nonce} and 7500`;

describe('an answer that must recall', () => {
  test('holds when it names what was told', () => {
    assert.deepEqual(judgeRecall(turnOf(`Project ${nonce} has a budget of $7,500.`)), []);
  });

  for (const [name, text, lacking] of [
    ['names another figure', `Project ${nonce} has a budget of $7,400.`, '7500'],
    ['evades', 'Could you tell me more about what you have in mind?', both],
    ['apologizes', 'I am sorry, I do not know which budget you mean.', both],
    ['speaks of a failure', 'I could not find anything about it.', both],
  ] as const) {
    test(`has lost the thread when it ${name}, with what was asked and answered`, () => {
      const findings = judgeRecall(turnOf(text));

      assert.deepEqual(particulars(findings), [lost(lacking)]);
      assert.deepEqual(findings[0]?.evidence, ['asked: Which budget did I tell you?', `answered: ${text}`]);
    });
  }

  test('has forgotten nothing when it lacks only the reference', () => {
    assert.deepEqual(particulars(judgeRecall(turnOf('It is $7,500 a month.'))), [
      ['ANSWER_WRONG', `It lacks ${nonce}.`],
    ]);
  });

  for (const text of ['', ' \n ']) {
    test(`is empty, and not forgotten, as ${JSON.stringify(text)}`, () => {
      const findings = judgeRecall(turnOf(text));

      assert.deepEqual(particulars(findings), [['RESPONSE_NOT_SUBSTANTIVE', 'The answer is empty.']]);
      assert.equal(findings[0]?.evidence[1], 'answered: (nothing)');
    });
  }

  test('is canned, and not forgotten, when it was prepared beforehand', () => {
    assert.deepEqual(particulars(judgeRecall(turnOf('Analysis completed.'))), [
      ['CANNED_AGENT', 'It says "Analysis completed.".'],
    ]);
  });

  test('is judged by the stored answer where the frame was cut', () => {
    const cut = turnOf('Project...');

    assert.deepEqual(judgeRecall(cut, `Project ${nonce} has a budget of 7500.`), []);
    assert.deepEqual(particulars(judgeRecall(cut, 'No budget was named.')), [lost(both)]);
    assert.deepEqual(particulars(judgeRecall(cut)), [lost(both)]);
  });

  test('is nothing to judge when the run did not complete', () => {
    assert.deepEqual(judgeRecall(muted(turnOf('x'))), []);
  });
});
