import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sharesOf } from '../../../../helpers/calibrate/calibration.ts';
import { contentRules } from '../../../../helpers/calibrate/content-rules.ts';
import { drawCalibration } from '../../../../helpers/calibrate/draw-calibration.ts';
import { readCalibrateOptions } from '../../../../helpers/calibrate/read-calibrate-options.ts';

const prompt = { text: 'What?', nonce: 'Quartz-7f3a9c21', expects: ['Quartz-7f3a9c21', '14400'] };
const broken = (answer: string | undefined, of = prompt): string[] =>
  contentRules(of, answer)
    .filter(({ held }) => !held)
    .map(({ rule }) => rule);

describe('the content rules', () => {
  it('all hold for an answer with the nonce and the result', () => {
    assert.deepEqual(broken('Project quartz-7f3a9c21: $14,400'), []);
  });

  it('are broken one by one', () => {
    assert.deepEqual(broken('It is 14400'), ['names the nonce', 'all of them']);
    assert.deepEqual(broken('Quartz-7f3a9c21'), ['holds the result', 'all of them']);
    assert.deepEqual(broken('Analysis completed.'), [
      'was not prepared',
      'names the nonce',
      'holds the result',
      'all of them',
    ]);
  });

  it('are all broken by an empty answer and by none', () => {
    assert.equal(broken(' ').length, 5);
    assert.equal(broken(undefined).length, 5);
  });

  it('ask for no result where none can be computed', () => {
    const rules = contentRules({ ...prompt, expects: [prompt.nonce] }, prompt.nonce);
    assert.deepEqual(
      rules.map(({ rule }) => rule),
      ['is an answer', 'was not prepared', 'names the nonce', 'all of them'],
    );
  });
});

describe('a calibration', () => {
  const rule = (held: boolean) => [{ rule: 'names the nonce', held }];
  const asked = [
    { prompt: 'tell', rules: rule(true) },
    { prompt: 'recall', rules: rule(false), missed: 'Seven.' },
    { prompt: 'tell', rules: rule(false), missed: 'Eight.' },
  ];

  it('counts for each prompt how often each rule held', () => {
    assert.deepEqual(sharesOf(asked), [
      { prompt: 'tell', rule: 'names the nonce', held: 1, n: 2 },
      { prompt: 'recall', rule: 'names the nonce', held: 0, n: 1 },
    ]);
  });

  it('is drawn with n, its interval and what missed', () => {
    const drawn = drawCalibration(asked);

    assert.match(drawn, /^tell\n {2}names the nonce +1 of 2 +2\.5 % to 97\.5 %$/m);
    assert.match(drawn, /^recall\n {2}names the nonce +0 of 1 +0\.0 % to 95\.0 %$/m);
    assert.match(drawn, /^ {2}tell: Eight\.$/m);
  });
});

describe('the words after `npm run calibrate --`', () => {
  it('are read, with twenty repetitions unless told', () => {
    assert.deepEqual(readCalibrateOptions(['--project', 'staging']), { target: 'staging', n: 20 });
    assert.deepEqual(readCalibrateOptions(['--project=local', '--n=5']), { target: 'local', n: 5 });
  });

  it('are refused in one sentence', () => {
    for (const words of [[], ['--project', 'prod'], ['--project', 'local', '--n', '0'], ['--what']]) {
      assert.throws(() => readCalibrateOptions(words), /^Error: [^\n]+npm run calibrate -- [^\n]+$/);
    }
  });
});
