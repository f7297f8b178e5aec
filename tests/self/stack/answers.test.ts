import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import fc from 'fast-check';

import { evaluateExpression } from '../../../stack/agent/evaluate-expression.ts';
import { planAnswer } from '../../../stack/agent/plan-answer.ts';
import type { EarlierMessage } from '../../../stack/agent/read-memory.ts';

/** The answers of one thread to a row of messages. */
function talk(...messages: readonly string[]): readonly string[] {
  const thread: EarlierMessage[] = [];
  return messages.map((message) => {
    const plan = planAnswer(message, [...thread]);
    for (const call of plan.calls) {
      call.parameters();
      call.run();
    }
    const answer = plan.answer();
    const figure = plan.figure();
    thread.push({ role: 'user', content: message, metadata: {} });
    thread.push({ role: 'assistant', content: answer, metadata: figure === undefined ? {} : { figure } });
    return answer;
  });
}

const nonce = fc
  .tuple(fc.constantFrom('Quartz', 'Onyx', 'Basalt', 'Zircon'), fc.integer({ min: 0, max: 2 ** 32 - 1 }))
  .map(([mineral, tail]) => `${mineral}-${tail.toString(16).padStart(8, '0')}`);

describe('answers of the embedded agent', () => {
  test('hold what the message asks to calculate', () => {
    const table: readonly [string, string][] = [
      ['What is 123*45?', '5535'],
      ['What is 17 times 23 plus 4?', '395'],
      ['What is (3 + 4) * 5?', '35'],
      ['What is 12% of 340?', '40.8'],
      ['Multiply 12 by 8.', '96'],
      ['Subtract 3 from 10.', '7'],
      ["What's the sum of 3, 5 and 8?", '16'],
      ['What is the average of 4, 8 and 9?', '7'],
      ['What is 2,500 divided by 40?', '62.5'],
      ['What is half of 90?', '45'],
      ['250 requests per hour at $0.02 per request. How much is that a week?', '840'],
      ['We make 1,200 calls per week at 30 cents per call. What do we pay per 28-day month?', '1440'],
      ['Our plan has 12 seats at 30 dollars each per month. What do we pay per year?', '4320'],
      ['Our budget is 900 dollars. How much is left if we spend 250?', '650'],
      ['The reserve is 80 dollars. What is it if it grows by 25 percent?', '100'],
    ];
    for (const [message, expected] of table) {
      const [answer = ''] = talk(message);
      assert.match(answer, new RegExp(`(?<![\\d.])${expected.replace('.', '\\.')}(?!\\d)`), answer);
    }
  });

  test('go on from the figure before', () => {
    const answers = talk(
      'For project Quartz-7f3a9c21: our monthly budget is 4810 dollars.',
      'What is twice that?',
      'And half of it?',
      'Split that over five teams.',
    );
    assert.match(answers[1] ?? '', /\b9620\b/);
    assert.match(answers[2] ?? '', /\b4810\b/);
    assert.match(answers[3] ?? '', /\b962\b/);
  });

  test('recall words as well as figures, the later of two, and nothing about another project', () => {
    const answers = talk(
      'Remember that the codeword of project Heron is Bluebird.',
      'The codeword of project Heron is now Kingfisher.',
      'What is the codeword of project Heron?',
      'What is the codeword of project Egret?',
    );
    assert.match(answers[2] ?? '', /Kingfisher/);
    assert.match(answers[3] ?? '', /Egret.*was not told/);
    assert.doesNotMatch(answers[3] ?? '', /Bluebird|Kingfisher/);
  });

  test('tell a calculation without a result from a number', () => {
    assert.match(talk('What is 5 / 0?')[0] ?? '', /no finite value/);
  });

  test('are right for any counts, prices and budgets, and repeat the mark', () => {
    fc.assert(
      fc.property(
        nonce,
        nonce,
        fc.integer({ min: 1, max: 999 }),
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: 20, max: 2000 }),
        (project, reference, calls, cents, share) => {
          const [cost = ''] = talk(
            `For project ${project}: we make ${calls} calls a day at ${cents} cents each. ` +
              'What does that cost per 30-day month, in dollars?',
          );
          assert.ok(
            cost.includes(`The result is ${Number(((calls * cents * 30) / 100).toFixed(2))} dollars`),
            cost,
          );
          assert.ok(cost.includes(project) && cost.length >= 200);

          const told = `For project ${project}: our monthly budget is ${share * 5} dollars. Please remember it.`;
          const asked = `Reference ${reference}: what monthly budget did I give you earlier in this conversation?`;
          const split = `Reference ${reference}: if that monthly budget is split evenly over 5 teams, what does each get?`;
          const [, recalled = '', derived = ''] = talk(told, asked, split);
          assert.ok(recalled.includes(`${share * 5} dollars`) && recalled.includes(reference), recalled);
          assert.ok(derived.includes(`The result is ${share} dollars`), derived);
          const [unknown = ''] = talk(asked);
          assert.ok(unknown.includes('was not told') && unknown.includes(reference), unknown);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('never throw, whatever is said', () => {
    const word = fc.constantFrom(
      'what',
      'is',
      '3',
      '*',
      '(',
      ')',
      'half',
      'of',
      '12%',
      'split',
      'over',
      '-',
      '/',
      '0',
      'project',
      'per',
      'day',
      'cents',
      '?',
      '.',
      '4,810',
      '$',
    );
    const babble = fc.array(word, { maxLength: 14 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(fc.oneof(babble, fc.string()), { minLength: 1, maxLength: 4 }), (messages) => {
        for (const answer of talk(...messages)) assert.ok(answer.length >= 200);
      }),
      { numRuns: 500 },
    );
  });

  test('come from a calculator that agrees with arithmetic', () => {
    const small = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(small, small, small, (a, b, c) => {
        assert.equal(evaluateExpression(`${a} + ${b} * ${c}`), a + b * c);
        assert.equal(evaluateExpression(`(${a} - ${b}) * ${c}`), (a - b) * c + 0);
        assert.equal(evaluateExpression(`-${a} - -${b}`), -a + b + 0);
      }),
      { numRuns: 200 },
    );
    for (const broken of ['', '1 +', '(1', '1)', '2 $ 3', '1 / 0']) {
      assert.throws(() => evaluateExpression(broken), Error);
    }
  });
});
