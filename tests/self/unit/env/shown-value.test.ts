import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { shownValue } from '../../../../env/shown-value.ts';

describe('a wrong value', () => {
  test('is quoted, and cut when it is long', () => {
    assert.equal(shownValue('htps://localhost', []), '"htps://localhost"');
    assert.equal(shownValue('a b '.repeat(40), []), `"${'a b '.repeat(40).slice(0, 77)}…"`);
  });

  test('is not shown when it holds or looks like a secret', () => {
    const known = ['open-sesame'];
    for (const value of [
      'x open-sesame y',
      'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9',
      '0123456789abcdef01234567',
      'https://user:word@host',
      'https://host/?a=b',
    ]) {
      assert.match(shownValue(value, known), /^something that is not shown/, value);
    }
  });
});
