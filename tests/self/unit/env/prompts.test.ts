import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { forbiddenWords, forbiddenWordsIn } from '../../../../env/forbidden-words.ts';
import { minerals, newNonce, noncePattern } from '../../../../env/nonce.ts';
import { type Prompt, promptsFor } from '../../../../env/prompts.ts';
import { targetNames } from '../../../../env/target.ts';

/** Many prompts of every kind. */
function generated(): Prompt[] {
  return targetNames.flatMap((name) =>
    Array.from({ length: 400 }, () => {
      const prompts = promptsFor(name);
      const told = prompts.tell();
      return [prompts.multiply(), told, prompts.recall(told), prompts.share(told)];
    }).flat(),
  );
}

describe('prompts', () => {
  const all = generated();

  test('hold no word that changes how the product behaves', () => {
    for (const { text } of all) assert.deepEqual(forbiddenWordsIn(text), [], text);
  });

  test('carry exactly one nonce, which their answer must name', () => {
    for (const { text, nonce, expects } of all) {
      assert.deepEqual(text.match(new RegExp(noncePattern, 'gi')), [nonce]);
      assert.equal(expects[0], nonce);
    }
  });

  test('never say the number that they ask for', () => {
    for (const { text, expects } of all) {
      for (const number of expects.slice(1)) assert.ok(!text.includes(number), `${text} says ${number}`);
    }
  });

  test('of multiplication expect the product of their own numbers', () => {
    const results = new Set<string>();
    for (let count = 0; count < 300; count += 1) {
      const { text, expects } = promptsFor('embedded').multiply();
      const [, calls, cents] = /make (\d+) calls a day at (\d+) cents each/.exec(text) ?? [];
      const dollars = (Number(calls) * Number(cents) * 30) / 100;
      assert.deepEqual(expects.slice(1), [String(dollars)]);
      assert.ok(Number.isInteger(dollars));
      results.add(String(dollars));
    }
    assert.ok(results.size > 100, 'the results hardly vary');
  });

  test('of a told budget ask for it and for what follows from it', () => {
    for (let count = 0; count < 300; count += 1) {
      const prompts = promptsFor('staging');
      const told = prompts.tell();
      const recall = prompts.recall(told);
      const share = prompts.share(told);
      assert.ok(told.text.includes(`${told.budget} dollars`));
      assert.deepEqual(recall.expects, [recall.nonce, String(told.budget)]);
      assert.deepEqual(share.expects, [share.nonce, String(told.budget / 5)]);
      assert.ok(Number.isInteger(told.budget / 5));
      // Hex digits may spell any number by chance; an answer's numbers are looked for beside its nonces.
      assert.ok(!share.text.replaceAll(share.nonce, '').includes(String(told.budget)));
    }
  });
});

describe('nonces', () => {
  test('are a mineral and eight hex digits', () => {
    for (let count = 0; count < 2_000; count += 1) {
      assert.match(newNonce(), new RegExp(`^${noncePattern.source}$`));
    }
  });

  test('differ', () => {
    assert.equal(new Set(Array.from({ length: 2_000 }, () => newNonce())).size, 2_000);
  });

  test('are drawn again when their digits spell a forbidden word', () => {
    const draws = [0, 0x7f3e2e21, 1, 0x0000002a];
    assert.equal(
      newNonce(() => draws.shift() ?? assert.fail('drawn too often')),
      'Amber-0000002a',
    );
  });

  test('are made of minerals that hold no forbidden word', () => {
    for (const mineral of minerals) {
      assert.match(mineral, /^[A-Z][a-z]+$/);
      assert.deepEqual(forbiddenWordsIn(mineral), []);
    }
    assert.equal(new Set(minerals).size, minerals.length);
  });

  test('are found in raw JSON after a line break, and ids are not taken for them', () => {
    assert.match(JSON.stringify('so\nQuartz-7f3a9c21'), noncePattern);
    for (const id of ['call-12345678', 'run-7f3a9c21', '7f3a9c21-1234-4abc-8def-001122334455']) {
      assert.doesNotMatch(id, new RegExp(noncePattern, 'i'));
    }
  });
});

describe('forbidden words', () => {
  test('are found in any case and inside longer words', () => {
    assert.deepEqual(forbiddenWordsIn('The LATEST results of both'), ['test', 'bot']);
    assert.deepEqual(forbiddenWordsIn('WebSocket preprocessing'), ['process', 'websocket']);
    for (const word of forbiddenWords) assert.deepEqual(forbiddenWordsIn(word.toUpperCase()), [word]);
  });
});
