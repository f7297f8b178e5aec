import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { countAnswer } from '../../../../helpers/judge/count-answer.ts';

const answer =
  '**Result** for _Quartz-7f3a9c21_:\n\n1. The cost is 880 * 30 = 26,400 calls.\n2. That is `$9,768` – per month.\n\n- See [the table](https://example.com/a)\n- or ask.';

describe('an answer in a text of the page', () => {
  test('is found as it came, and as a page draws it', () => {
    const drawn =
      'N\nSupervisor\nResult for Quartz-7f3a9c21:\nThe cost is 880 * 30 = 26,400 calls.\nThat is $9,768 - per month.\nSee the table\nor ask.\nRaw Data';
    assert.equal(countAnswer(answer, answer), 1);
    assert.equal(countAnswer(`N\n\nSupervisor\n\n${answer}`, answer), 1);
    assert.equal(countAnswer(drawn, answer), 1);
    assert.equal(countAnswer(`${drawn}\n${drawn}`, answer), 2);
  });

  test('is found where the lines are broken elsewhere', () => {
    assert.equal(countAnswer('It costs\n9768. Dollars', 'It costs 9768. Dollars'), 1);
    assert.equal(countAnswer('It costs 9768. Dollars', 'It costs\n9768. Dollars'), 1);
  });

  test('is found where Markdown is shown as it was written, in one line', () => {
    const written =
      '## Costs\n\n| Month | Cost |\n|---|---:|\n| May | 12 ¢ |\n\n---\n\n- or ask\n- again -- later';
    const inOneLine = written.replace(/\s+/g, ' ');
    assert.equal(countAnswer(`Agent ${inOneLine}`, written), 1);
    assert.equal(countAnswer(`Agent ${inOneLine.replace('12', '13')}`, written), 0);
  });

  test('is found with tables and headings that are drawn', () => {
    const table = '# Costs\n\n| Month | Cost |\n|---|---:|\n| May | 12 |\n';
    assert.equal(countAnswer('Costs\nMonth\tCost\nMay\t12', table), 1);
  });

  for (const [what, written, drawn] of [
    [
      'a block of code without its language',
      'So:\n\n```python\nx = 1\n```\nThat is it.',
      'So:\nx = 1\nThat is it.',
    ],
    ['a block of code with its language', 'So:\n\n```python\nx = 1\n```\nDone.', 'So:\npython\nx = 1\nDone.'],
    [
      'links without their addresses',
      'See [docs](https://a.b/c_(d) "T") or <https://a.b>.',
      'See docs or https://a.b.',
    ],
    ['pictures instead of their words', 'See ![chart](a.png) there.', 'See there.'],
    ['tasks with boxes', '- [x] paid\n- [ ] open', 'paid\nopen'],
    ['tags and named signs', 'a<br>b &amp; c &lt; <b>d</b>', 'a\nb & c < d'],
    ['a heading over a line', 'Costs\n===\n12', 'Costs\n12'],
  ] as const)
    test(`is found with ${what}`, () => assert.equal(countAnswer(drawn, written), 1));

  test('is not found when a figure, a sign or a word is another', () => {
    for (const [from, to] of [
      ['9,768', '9,769'],
      ['9,768', '976.8'],
      ['26,400', '-26,400'],
      ['Result', 'Results'],
      ['ask.', 'ask'],
    ] as const)
      assert.equal(countAnswer(answer.replace(from, to), answer), 0, `${from} to ${to}`);
  });

  test('may go on where the server cut it', () => {
    assert.equal(countAnswer('The whole answer is here.', 'The whole answ...'), 1);
    assert.equal(countAnswer('The who', 'The whole answ...'), 0);
  });

  test('is never found when there is none', () => {
    assert.equal(countAnswer('anything', ''), 0);
    assert.equal(countAnswer('anything', ' \n** '), 0);
    assert.equal(countAnswer('', 'x'), 0);
  });

  test('that lacks its end or its beginning is not found, whatever it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9 ]{4,40}$/), fc.nat(), (text, at) => {
        const letters = text.replaceAll(' ', '');
        fc.pre(letters.length > 3);
        const cut = (at % (letters.length - 1)) + 1;
        assert.equal(countAnswer(letters, text), 1);
        assert.equal(countAnswer(letters.slice(0, cut), text), 0);
      }),
    );
  });
});
