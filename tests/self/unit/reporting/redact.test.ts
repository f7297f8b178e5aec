import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { holdsSecret } from '../../../../helpers/reporting/holds-secret.ts';
import { redactDeep } from '../../../../helpers/reporting/redact-deep.ts';
import { redactText } from '../../../../helpers/reporting/redact-text.ts';
import { redact, registerSecret } from '../../../../helpers/reporting/redact.ts';

const key = 'k9/Q+z=4 &ütopia';
const token = [
  Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url'),
  Buffer.from('{"sub":"5f1c","iss":"auth"}').toString('base64url'),
  'dBjftJeZ4CVPmB92K27uhbUJU1p1r_wW1gFWFOEjXk',
].join('.');

describe('redaction of known secrets', () => {
  it('finds each form in which one travels', () => {
    const b64 = Buffer.from(key).toString('base64');
    const b64url = Buffer.from(key).toString('base64url');
    const forms = [
      key,
      encodeURIComponent(key),
      encodeURIComponent(key).replace(/%\w\w/g, (code) => code.toLowerCase()),
      b64,
      b64.replace(/=+$/, ''),
      b64url,
    ];
    for (const form of forms)
      assert.doesNotMatch(redactText(`x ${form} y`, [key]), /[kK]9|azkv|ütopia|topia/, form);
    assert.equal(redactText(`a ${key} b`, [key]), 'a [redacted] b');
  });

  it('finds one inside a longer encoded text', () => {
    for (const user of ['', 'u', 'us', 'use']) {
      const header = Buffer.from(`${user}:secret-of-mine-17:tail`).toString('base64');
      assert.match(redactText(header, ['secret-of-mine-17']), /\[redacted\]/);
    }
  });

  it('finds one that was packed two and three times, wherever it begins there', () => {
    const pack = (text: string): string => Buffer.from(text).toString('base64');
    const packUrl = (text: string): string => Buffer.from(text).toString('base64url');
    for (const before of ['', 'u', 'us', 'use']) {
      const once = pack(`${before}:secret-of-mine-17:tail`);
      for (const [twice, thrice] of [
        [pack(`${before}${once}`), pack(pack(once))],
        [packUrl(`${before}${once}`), packUrl(packUrl(once))],
      ] as const) {
        const out = redactText(`GET /x/${twice} and "${thrice}".`, ['secret-of-mine-17']);
        assert.doesNotMatch(out, new RegExp(twice.slice(8, 24).replace(/[+/]/g, '.')), before);
        assert.match(out, /and "\[redacted\]"\.$/);
      }
    }
    assert.equal(redactText(pack(pack(token)), []), '[redacted]');
  });

  it('leaves packed texts, names and addresses without a secret as they are', () => {
    const harmless = [
      Buffer.from(Buffer.from('nothing of note stands in this text').toString('base64')).toString('base64'),
      '/api/threads/5f1cbb4e-7a7f-4c33-9a08-9b0a8e1f7c11/messages',
      Buffer.alloc(300, 7).toString('base64'),
    ];
    for (const text of harmless) assert.equal(redactText(text, ['secret-of-mine-17']), text);
  });

  it('leaves none behind, changes nothing the second time, and touches no other text', () => {
    const secret = fc.string({ minLength: 8, maxLength: 40 }).filter((text) => text.trim().length >= 8);
    const words = fc.string({ maxLength: 30 });
    const form = fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => encodeURIComponent(text),
      (text) => Buffer.from(text).toString('base64'),
      (text) => Buffer.from(text).toString('base64url'),
    );
    fc.assert(
      fc.property(words, secret, words, form, (before, value, after, shape) => {
        fc.pre(!'[redacted]'.includes(value) && !value.includes('[redacted]'));
        const out = redactText(`${before}${shape(value)}${after}`, [value]);
        assert.ok(!out.includes(value));
        assert.ok(!out.includes(shape(value).replace(/=+$/, '')));
        assert.equal(redactText(out, [value]), out);
      }),
    );
    fc.assert(fc.property(fc.lorem({ maxCount: 30 }), (text) => assert.equal(redactText(text, [key]), text)));
  });
});

describe('redaction by looks', () => {
  const gone = (text: string): string => redactText(text, []);

  it('takes out tokens, whole, cut off or encoded once more', () => {
    assert.equal(gone(`token ${token}.`), 'token [redacted].');
    assert.equal(gone(`"${token.slice(0, 60)}…`), '"[redacted]…');
    assert.equal(gone(Buffer.from(token).toString('base64url')), '[redacted]');
    assert.equal(
      gone(`jwt-auth, jwt.${Buffer.from(token).toString('base64url')}`),
      'jwt-auth, jwt.[redacted]',
    );
    assert.equal(gone(`jwt.${Buffer.from('some other token 77').toString('base64url')}`), 'jwt.[redacted]');
  });

  it('takes out login headers, keys and passwords, and keeps their names', () => {
    assert.equal(gone('Authorization: Bearer abc'), 'Authorization: Bearer [redacted]');
    assert.equal(gone('"authorization":"Bearer abc.def"'), '"authorization":"Bearer [redacted]"');
    assert.equal(gone('Bearer 0123456789abcdefXYZ failed'), 'Bearer [redacted] failed');
    assert.equal(gone('X-E2E-Bypass-Key: hunter2'), 'X-E2E-Bypass-Key: [redacted]');
    assert.equal(
      gone('{"password": "hunter2", "email": "a@b"}'),
      '{"password": "[redacted]", "email": "a@b"}',
    );
  });

  it('leaves ordinary words alone', () => {
    const text =
      'The bearer of bad news called jwt.verify and jwt.decode; eyJ alone is no token. agent_started at 2025-09-13T10:00:00.000Z, ' +
      'run 7f9c1e2ab34d4f5e9a0b1c2d3e4f5a6b, frame {"type":"agent_completed","payload":{"result":{"response":"1440"}}}';
    assert.equal(gone(text), text);
  });
});

describe('the secrets of this process', () => {
  it('are refused when they are too short to be told from words', () => {
    for (const value of ['', '      ', 'short', 'redacted'])
      assert.throws(() => registerSecret(value), /cannot be kept/);
    assert.throws(
      () => registerSecret('short'),
      (error: Error) => !error.message.includes('short'),
    );
  });

  it('are taken out of texts and of data, and noticed', () => {
    registerSecret('correct horse battery');
    assert.equal(redact('a correct horse battery'), 'a [redacted]');
    assert.deepEqual(redactDeep({ a: ['correct horse battery', 1, null], 'correct horse battery': true }), {
      a: ['[redacted]', 1, null],
      '[redacted]': true,
    });
    assert.equal(holdsSecret('correct%20horse%20battery'), true);
    assert.equal(holdsSecret('an incorrect horse'), false);
  });
});
