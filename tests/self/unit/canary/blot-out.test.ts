import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { blotDeep } from '../../../../helpers/canary/blot-deep.ts';
import { blotOut } from '../../../../helpers/canary/blot-out.ts';
import { SecretSearch } from '../../../../helpers/canary/secret-search.ts';
import { asProtocol, foreignToken, key, password, runId, token } from './planted-secrets.ts';

const search = new SecretSearch([runId], [{ value: key, kind: 'login key' }]);

describe('blotting out', () => {
  test('leaves no secret, however it is written, and every other word', () => {
    const secrets = [
      password,
      token,
      asProtocol(token),
      foreignToken,
      asProtocol(foreignToken),
      key,
      encodeURIComponent(key),
      Buffer.from(JSON.stringify({ password, token })).toString('base64'),
      'Authorization: Bearer abc123def456',
    ];
    const anyWord = fc.string({ unit: fc.constantFrom('a', 'ö', '"', '{', ' '), maxLength: 20 });
    fc.assert(
      fc.property(fc.array(fc.tuple(anyWord, fc.constantFrom(...secrets)), { maxLength: 5 }), (parts) => {
        const text = parts.map(([word, secret]) => `${word} "${secret}" `).join('');
        const blotted = blotOut(text, search);
        assert.deepEqual([...search.find(Buffer.from(blotted))], []);
        for (const [word] of parts) assert.ok(blotted.includes(word));
        for (const [, secret] of parts) assert.ok(!blotted.includes(secret.slice(-12)));
      }),
    );
  });

  test('takes an archive out as a whole when a secret stands in it, and leaves any other', () => {
    const zipped = (text: string): string =>
      Buffer.from(zipSync({ 'state.json': strToU8(text) })).toString('base64');
    const harmless = `a picture ${zipped('nothing of interest')} of it`;

    assert.equal(
      blotOut(`before "${zipped(`the token ${token}`)}" after`, search),
      'before "[redacted]" after',
    );
    assert.equal(blotOut(harmless, search), harmless);
  });

  test('leaves JSON that can be read, with everything else in it', () => {
    const document = {
      verdict: 'FAIL',
      evidence: [`got "${password}" and {"password":"hunter-2","more":"of it"}`, `ünicode ${token}`],
      [password]: 1,
    };
    const text = blotOut(JSON.stringify(document), search);

    assert.deepEqual(JSON.parse(text), {
      verdict: 'FAIL',
      evidence: ['got "[redacted]" and {"password":"[redacted]","more":"of it"}', 'ünicode [redacted]'],
      '[redacted]': 1,
    });
    assert.deepEqual(blotDeep(document, search), JSON.parse(text));
  });

  test('changes nothing where there is no secret', () => {
    const text = 'Nothing here: "password": "[redacted]", ünicode, 100 % sure.';

    assert.equal(blotOut(text, search), text);
    assert.deepEqual(blotDeep({ n: 1, is: true, none: null, text: [text] }, search), {
      n: 1,
      is: true,
      none: null,
      text: [text],
    });
  });
});
