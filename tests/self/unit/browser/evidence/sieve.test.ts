import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { sieve } from '../../../../../helpers/browser/evidence/sieve.ts';

describe('the sieve', () => {
  it('never loses a form that stands in one of the texts', () => {
    const form = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' });
    fc.assert(
      fc.property(form, fc.string(), fc.string(), fc.array(fc.string()), (secret, before, after, others) => {
        const kept = sieve([secret, ...others], [...others.slice(1), `${before}${secret}${after}`]);
        assert.ok(kept.has(secret));
      }),
    );
  });

  it('takes nearly all that stand in none', () => {
    const forms = Array.from({ length: 5_000 }, (_, at) =>
      `secret-${(at * 7919).toString(36)}-${at}`.slice(-12),
    );
    const kept = sieve(forms, ['an ordinary text of a page, and another one', forms[7] ?? '']);

    assert.ok(kept.has(forms[7] ?? ''));
    assert.ok(kept.size < 50, `${kept.size} were kept`);
  });
});
