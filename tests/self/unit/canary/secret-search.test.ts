import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { markOf } from '../../../../helpers/canary/mark-of.ts';
import { SecretSearch } from '../../../../helpers/canary/secret-search.ts';
import { secretForms } from '../../../../helpers/reporting/secret-forms.ts';
import { redactText } from '../../../../helpers/reporting/redact-text.ts';
import { asProtocol, foreignToken, key, password, runId, token } from './planted-secrets.ts';

const search = new SecretSearch([runId], [{ value: key, kind: 'login key' }]);

function namesIn(text: string): readonly string[] {
  return [...new Set([...search.find(Buffer.from(text))].map(({ name }) => name))];
}

type Coding = (text: string) => string;

const codings: Readonly<Record<string, Coding>> = {
  plain: (text) => text,
  'URL-encoded': encodeURIComponent,
  JSON: (text) => JSON.stringify({ text }),
  base64: (text) => Buffer.from(text).toString('base64'),
  base64url: (text) => Buffer.from(text).toString('base64url'),
};

const anyText = fc.string({ unit: 'grapheme', maxLength: 60 });
const anyCoding = fc.constantFrom(...Object.keys(codings));

/** The secret in the middle of other texts, coded, in the middle of other texts, and so on, as often as there are codings. */
function bury(secret: string, texts: readonly string[], used: readonly string[]): string {
  return used.reduce(
    (inner, name, at) => (codings[name] as Coding)(`${texts[at] ?? ''}${inner}${texts[at] ?? ''}`),
    secret,
  );
}

describe('search for the secrets of a run', () => {
  for (const what of ['password', 'key', 'token'] as const) {
    test(`finds the mark of a ${what} at any place of any text, in any coding of codings`, () => {
      fc.assert(
        fc.property(
          fc.array(anyText, { minLength: 3, maxLength: 3 }),
          fc.array(anyCoding, { maxLength: 3 }),
          (texts, used) => {
            const buried = `${texts[0] ?? ''}${bury(markOf(runId, what), texts, used)}${texts[1] ?? ''}`;
            assert.ok(
              namesIn(buried).some((name) => name.startsWith(`a ${what} of this run`)),
              JSON.stringify(buried),
            );
          },
        ),
        { numRuns: 400 },
      );
    });
  }

  test("finds a whole token of anybody's at any place of any text, in any coding of codings", () => {
    fc.assert(
      fc.property(
        fc.array(anyText, { minLength: 3, maxLength: 3 }),
        fc.array(anyCoding, { maxLength: 3 }),
        (texts, used) => {
          const buried = bury(` ${foreignToken} `, texts, used);
          assert.ok(
            namesIn(buried).some((name) => name.startsWith('a token of somebody')),
            JSON.stringify(buried),
          );
        },
      ),
      { numRuns: 400 },
    );
  });

  test('finds a key by its value at any place of any text, in each coding', () => {
    const printable = fc.string({
      unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
      minLength: 8,
      maxLength: 40,
    });
    fc.assert(
      fc.property(printable, anyText, anyCoding, (value, text, coding) => {
        const own = new SecretSearch([runId], [{ value, kind: 'login key' }]);
        const buried = bury(value, [text], [coding]);
        // Escaped for JSON, it is another text to base64.
        assert.ok([...own.find(Buffer.from(buried))].length > 0, JSON.stringify(buried));
      }),
      { numRuns: 300 },
    );
  });

  test('finds nothing in texts that hold no secret', () => {
    const other = new SecretSearch(['another-run'], [{ value: 'another-key-7/+', kind: 'login key' }]);
    fc.assert(
      fc.property(fc.array(anyText), fc.uint8Array({ maxLength: 500 }), anyCoding, (texts, bytes, coding) => {
        const all = [...texts, Buffer.from(bytes).toString('base64'), Buffer.from(bytes).toString('latin1')];
        for (const text of all) assert.deepEqual(namesIn((codings[coding] as Coding)(text)), []);
      }),
      { numRuns: 300 },
    );
    // Those of another run are not ours to find: they are no secret of this one.
    assert.deepEqual([...other.find(Buffer.from(`${password} ${markOf(runId, 'token')}`))], []);
  });

  test('finds every form in which the redaction knows a secret, so that neither is blinder than the other', () => {
    for (const form of secretForms(key)) assert.notDeepEqual(namesIn(`before ${form} after`), [], form);
  });

  test('tells nothing twice that it knows by its mark or by its value', () => {
    assert.deepEqual(namesIn(`{"password":"${password}"}`), ['a password of this run, plain']);
    assert.deepEqual(namesIn(`Authorization: Bearer ${token}`), ['a token of this run, inside of base64']);
    assert.deepEqual(namesIn(asProtocol(token)), ['a token of this run, inside of base64 inside of base64']);
  });

  test('says of each what it is and in which form it stands there, never the secret', () => {
    const header = Buffer.from(JSON.stringify({ protocols: ['jwt-auth', asProtocol(token)] })).toString(
      'base64',
    );
    const cases: readonly (readonly [string, string])[] = [
      [password, 'a password of this run, plain'],
      [token, 'a token of this run, inside of base64'],
      [asProtocol(token), 'a token of this run, inside of base64 inside of base64'],
      [header, 'a token of this run, inside of base64 inside of base64 inside of base64'],
      [key, 'a login key, plain'],
      [encodeURIComponent(key), 'a login key, in a URL'],
      [key.slice(0, 15), 'a login key, cut off'],
      [
        `&lt;${key.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')}`,
        'a login key, in XML or HTML',
      ],
      [foreignToken, 'a token of somebody'],
      [asProtocol(foreignToken), 'a token of somebody, inside of base64'],
    ];
    for (const [text, name] of cases)
      assert.ok(namesIn(`x ${text} y`).includes(name), `${name}: ${namesIn(text).join()}`);
  });
});

describe('search for what looks like a secret', () => {
  /** What the redaction takes out by its look, too. */
  const redactable: readonly string[] = [
    'Authorization: Bearer abc123def456',
    'authorization: Basic dXNlcjpwYXNzd29yZDE=',
    '{"password": "hunter-2"}',
    '{"access_token":"0paque-token","refresh_token":"an0ther-one"}',
    `{"event":"${foreignToken}"}`,
    'curl -H "X-E2E-Bypass-Key: k3y-0f-staging"',
  ];
  const secrets: readonly string[] = [
    ...redactable,
    '{"name":"Authorization","value":"Bearer abc123def456"}',
    String.raw`{\"authorization\": \"Bearer abc123def456\"}`,
    '{"name":"x-e2e-bypass-key","value":"k3y-0f-staging"}',
    'said Bearer 0123456789abcdef0123',
    String.raw`{"body":"{\"email\":\"a@b.c\",\"password\":\"hunter-2\"}"}`,
    String.raw`"{\\\"password\\\":\\\"hunter-2\\\"}"`,
    '{"name":"password","value":"hunter-2"}',
    Buffer.from(`..${foreignToken}`).toString('base64'),
    Buffer.from(`.${foreignToken}`).toString('base64url'),
  ];
  for (const text of secrets) {
    test(`finds one in ${text.slice(0, 60)}`, () => assert.notDeepEqual(namesIn(text), []));
  }

  const harmless: readonly string[] = [
    ...redactable.map((text) => redactText(text, [])),
    'Authorization: Bearer <token>',
    'headers: { authorization: `Bearer ${token}` }',
    'Authorization header with Bearer token required',
    '"password": "Password"',
    '"password":{"type":"string","minLength":8}',
    'const { password, token } = await logIn({ "password": password });',
    '{"access_token":"[redacted]","token_type":"Bearer"}',
    'X-E2E-Bypass-Key: <E2E_OAUTH_SIMULATION_KEY>',
    'a bearer of bad news came, bearer authentication-of-everybody',
    'eyJhbGciOiJIUzI1NiJ9',
    'eyJhbGciOiJIUzI1NiJ9.garbage.garbage-garbage-garbage',
    'garbage.garbage.garbage',
    'jwt.Z2FyYmFnZQ',
  ];
  for (const text of harmless) {
    test(`leaves ${text.slice(0, 60)} alone`, () => assert.deepEqual(namesIn(text), []));
  }
});
