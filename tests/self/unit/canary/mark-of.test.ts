import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { forbiddenWordsIn } from '../../../../env/forbidden-words.ts';
import { newAccount } from '../../../../helpers/auth/account.ts';
import { markOf } from '../../../../helpers/canary/mark-of.ts';

describe('mark of a run', () => {
  test('is the same in every process of a run, and another for each run and kind', () => {
    assert.equal(markOf('5f1c09ab', 'token'), markOf('5f1c09ab', 'token'));
    const kinds = ['password', 'key', 'token'] as const;
    const marks = ['5f1c09ab', '5f1c09ac'].flatMap((run) => kinds.map((kind) => markOf(run, kind)));
    assert.equal(new Set(marks).size, marks.length);
  });

  test('spells no word that changes how the product behaves, and needs no escaping anywhere', () => {
    fc.assert(
      fc.property(fc.string(), (runId) => {
        const mark = markOf(runId, 'password');
        assert.match(mark, /^[a-z]{16}$/);
        assert.deepEqual(forbiddenWordsIn(mark), []);
      }),
    );
  });

  test('stands in the password of an account, which is secret all the same', () => {
    const [one, other] = [newAccount('gp-5f1c09ab-1001'), newAccount('gp-5f1c09ab-1002')];
    const start = `Gp-${markOf('5f1c09ab', 'password')}-`;

    for (const { password } of [one, other]) {
      assert.ok(password.startsWith(start));
      assert.match(password.slice(start.length), /^[\w-]{24}$/);
    }
    assert.notEqual(one.password, other.password);
    for (const { name, email } of [one, other]) assert.ok(!`${name} ${email}`.includes(start.slice(3, -1)));
  });
});
