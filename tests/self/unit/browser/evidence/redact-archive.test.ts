import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { redactArchive } from '../../../../../helpers/browser/evidence/redact-archive.ts';
import { registerSecret } from '../../../../../helpers/reporting/redact.ts';
import { findPlanted } from './planted.ts';

const password = 'Canary-7/Pw+"x&<y>';
const opaque = 'opaque_refresh-0f7Qz81LmN2';
const foreign = [
  Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url'),
  Buffer.from('{"sub":"nobody-we-know"}').toString('base64url'),
  'dBjftJeZ4CVPmB92K27uhbUJU1p1r_wW1gFWFOEjXk',
].join('.');

registerSecret(password);

const context = '{"version":10,"type":"context-options","browserName":"chromium"}';
const ordinary = '{"type":"log","message":"waiting for getByRole(\'button\')"}';

function redactedText(files: Readonly<Record<string, string | Uint8Array>>): ReturnType<
  typeof redactArchive
> & {
  readonly files: Readonly<Record<string, Uint8Array>>;
} {
  const bytes = Object.entries(files).map(([name, body]) => [
    name,
    typeof body === 'string' ? strToU8(body) : body,
  ]);
  const archive = redactArchive(zipSync(Object.fromEntries(bytes) as Record<string, Uint8Array>));
  return { ...archive, files: unzipSync(archive.zip) };
}

/** Every writing in which a secret may stand in a text. */
const writings: Readonly<Record<string, (secret: string) => string>> = {
  plain: (secret) => secret,
  'an address': encodeURIComponent,
  'a form': (secret) => new URLSearchParams({ q: secret }).toString(),
  JSON: (secret) => JSON.stringify({ said: secret }),
  'JSON in JSON': (secret) => JSON.stringify({ said: JSON.stringify({ said: secret }) }),
  base64: (secret) => Buffer.from(secret).toString('base64'),
  'base64 of more': (secret) => Buffer.from(`{"who":"me","what":"${secret}"}`).toString('base64'),
  base64url: (secret) => Buffer.from(secret).toString('base64url'),
  'base64 of base64': (secret) => Buffer.from(Buffer.from(secret).toString('base64url')).toString('base64'),
  'base64 in lines': (secret) =>
    Buffer.from(`${'filler '.repeat(12)}${secret}${' filler'.repeat(12)}`)
      .toString('base64')
      .replace(/.{76}/g, '$&\r\n'),
  hexadecimal: (secret) => Buffer.from(secret).toString('hex'),
  HTML: (secret) => [...secret].map((one) => (/\w/.test(one) ? one : `&#${one.charCodeAt(0)};`)).join(''),
  'names of HTML': (secret) =>
    secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;'),
  escapes: (secret) =>
    [...secret].map((one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
};

/** Every kind of entry of a trace, with a text somewhere in it. */
const entries: Readonly<Record<string, (text: string) => readonly [string, string]>> = {
  'an action': (text) => [
    'trace.trace',
    `${context}\n${ordinary}\n${JSON.stringify({ type: 'before', params: { value: text } })}\n`,
  ],
  'a snapshot of the page': (text) => [
    'trace.trace',
    `${context}\n${JSON.stringify({ type: 'frame-snapshot', snapshot: { html: ['P', { title: text }, text] } })}\n`,
  ],
  'the name of a field': (text) => [
    'trace.trace',
    `${context}\n${JSON.stringify({ type: 'event', params: { [text]: 1 } })}\n`,
  ],
  'a header of a request': (text) => [
    'trace.network',
    `${JSON.stringify({ type: 'resource-snapshot', snapshot: { request: { headers: [{ name: 'X-Any', value: text }] } } })}\n`,
  ],
  'the stacks': (text) => ['trace.stacks', JSON.stringify({ files: [text], stacks: [] })],
  'frames of a socket': (text) => [
    'resources/3f.jsonl',
    `${JSON.stringify({ type: 'send', data: text })}\n${ordinary}`,
  ],
  'a body in JSON': (text) => ['resources/1a.json', JSON.stringify({ note: text })],
  'a body in HTML': (text) => ['resources/2b.html', `<!doctype html><p>Hello</p><p>${text}</p>`],
  'a script': (text) => ['resources/4d.js', `const greeting = "Hello"; console.log(\`${text}\`);`],
  'a form post under a name that says nothing': (text) => ['resources/5e.dat', `q=${text}&page=2`],
  'a text under the name of a picture': (text) => ['resources/6f.png', `no picture at all: ${text}`],
};

describe('a redacted archive', () => {
  for (const [kind, entry] of Object.entries(entries)) {
    for (const [writing, write] of Object.entries(writings)) {
      it(`keeps no known secret that stands in ${kind}, written as ${writing}`, () => {
        const written = write(password);
        const [name, body] = entry(written);
        const { zip } = redactedText({ 'trace.trace': context, [name]: body });

        assert.notDeepEqual(
          findPlanted(zipSync({ [name]: strToU8(body) }), password, written),
          [],
          'the raw one must hold it',
        );
        assert.deepEqual(findPlanted(zip, password, written), []);
      });
    }
  }

  const packings: Readonly<Record<string, (body: Buffer) => Uint8Array>> = {
    'as it is, among other bytes': (body) => Buffer.concat([Buffer.from([0, 255, 1]), body]),
    'in two bytes each': (body) => Buffer.from(body.toString('utf8'), 'utf16le'),
    'in two bytes each, one on': (body) =>
      Buffer.concat([Buffer.from([0]), Buffer.from(body.toString('utf8'), 'utf16le')]),
    gzipped: gzipSync,
    deflated: deflateSync,
    'deflated without a head': deflateRawSync,
    'packed by Brotli': brotliCompressSync,
    'gzipped twice': (body) => gzipSync(gzipSync(body)),
    'in base64, gzipped': (body) => gzipSync(body.toString('base64')),
  };
  for (const [packing, pack] of Object.entries(packings)) {
    it(`keeps no body with a secret in it, ${packing}`, () => {
      const bytes = pack(Buffer.from(`before ${password} after`));
      const archive = redactedText({ 'trace.trace': context, 'resources/7a.bin': bytes });

      assert.notDeepEqual(findPlanted(zipSync({ a: bytes }), password), [], 'the raw one must hold it');
      assert.deepEqual(findPlanted(archive.zip, password), []);
      assert.equal(archive.entriesDropped, 1);
      assert.match(strFromU8(archive.files['resources/7a.bin'] ?? new Uint8Array()), /left out/);
    });
  }

  it('looks into archives inside of it', () => {
    const inner = zipSync({ 'deep.json': strToU8(JSON.stringify({ note: password })) });
    const archive = redactedText({ 'resources/8b.zip': zipSync({ 'inner.zip': inner }) });

    assert.equal(archive.entriesDropped, 1);
  });

  it('keeps no secret in the name of an entry, and no entry of the same name is lost', () => {
    const other = `${password}${password}`;
    const { zip, files } = redactedText({
      'trace.trace': context,
      [`resources/${encodeURIComponent(password)}.json`]: '{"a":1}',
      [`resources/${password}.json`]: '{"a":2}',
      [`resources/${Buffer.from(other).toString('base64url')}.json`]: '{"a":3}',
    });

    assert.deepEqual(findPlanted(zip, password), []);
    assert.equal(Object.keys(files).length, 4);
  });

  it('keeps no token that nobody knows, wherever it stands', () => {
    for (const text of [
      foreign,
      `Bearer ${foreign}`,
      Buffer.from(foreign).toString('base64'),
      `/cb?access_token=${foreign}`,
    ]) {
      for (const entry of Object.values(entries)) {
        const [name, body] = entry(text);
        const { zip } = redactedText({ [name]: body });
        assert.deepEqual(findPlanted(zip, foreign), [], name);
      }
    }
  });

  it('learns from the archive what is a secret, and takes it out everywhere', () => {
    const carriers: readonly unknown[] = [
      { refresh_token: opaque },
      { headers: [{ name: 'Authorization', value: `Bearer ${opaque}` }] },
      { headers: [{ name: 'X-E2E-Bypass-Key', value: opaque }] },
      { headers: [{ name: 'Set-Cookie', value: `sid=${opaque}; Path=/; HttpOnly` }] },
      { cookies: [{ name: 'sid', value: opaque }] },
      {
        headers: [
          {
            name: 'Sec-WebSocket-Protocol',
            value: `jwt-auth, jwt.${Buffer.from(opaque).toString('base64url')}`,
          },
        ],
      },
      { localStorage: [{ name: 'refresh_token', value: opaque }] },
      { url: `http://page.example/auth/callback?refresh_token=${opaque}` },
      { url: `http://page.example/auth/callback#access_token=${encodeURIComponent(opaque)}` },
      { data: JSON.stringify({ inner: JSON.stringify({ access_token: opaque }) }) },
      { text: `grant_type=refresh_token&refresh_token=${opaque}` },
      { html: ['INPUT', { type: 'password', __playwright_value_: opaque }] },
    ];
    for (const carrier of carriers) {
      const { zip, secrets } = redactedText({
        'trace.trace': `${context}\n${JSON.stringify({ type: 'event', params: carrier })}`,
        'resources/9c.html': `<p>${opaque}</p>`,
      });
      assert.deepEqual(findPlanted(zip, opaque), [], JSON.stringify(carrier));
      assert.ok(secrets.has(opaque), JSON.stringify(carrier));
    }
  });

  it('takes out what stands under the name of a secret, however short it is', () => {
    const { files } = redactedText({
      'trace.trace': `${context}\n${JSON.stringify({ html: ['INPUT', { type: 'password', __playwright_value_: 'Can' }] })}`,
      'resources/a.json': JSON.stringify({ password: 'pw1', list: [{ name: 'token', value: 'ab' }] }),
    });

    assert.doesNotMatch(strFromU8(files['trace.trace'] ?? new Uint8Array()), /"Can"/);
    assert.doesNotMatch(strFromU8(files['resources/a.json'] ?? new Uint8Array()), /pw1|"ab"/);
  });

  it('keeps no picture of the page, since nobody can tell what it shows', () => {
    const archive = redactedText({
      'trace.trace': context,
      'screencast/page@1-2.jpeg': new Uint8Array([255, 216, 0, 1]),
    });

    assert.equal(archive.entriesDropped, 1);
  });
});

describe('an archive without secrets', () => {
  it('comes back as it was, byte for byte and in its order', () => {
    const files = {
      'trace.trace': strToU8(`${context}\n${ordinary}\n\n`),
      'trace.network': strToU8('{"type":"resource-snapshot","snapshot":{"time":1.50}}\n'),
      'resources/1.json': strToU8('{ "spaced":   true, "n": 1e3 }'),
      'resources/2.css': strToU8('.token { color: red } /* password: none */'),
      'resources/3.png': new Uint8Array([137, 80, 78, 71, 0, 1, 2, 3, 254]),
      'resources/4.txt': strToU8('Type your password=here, then press Enter. %zz \\u00 &bogus; +'),
      'resources/5.empty': new Uint8Array(0),
    };
    const { zip, entriesDropped, linesDropped } = redactArchive(zipSync(files));

    assert.deepEqual(
      Object.entries(unzipSync(zip)).map(([name, bytes]) => [name, [...bytes]]),
      Object.entries(files).map(([name, bytes]) => [name, [...bytes]]),
    );
    assert.deepEqual([entriesDropped, linesDropped], [0, 0]);
  });

  it('keeps the lines that hold no secret as they were, and JSON stays JSON', () => {
    const { files } = redactedText({
      'trace.trace': `${context}\n{"value": ${JSON.stringify(password)}}\n${ordinary}`,
    });
    const lines = strFromU8(files['trace.trace'] ?? new Uint8Array()).split('\n');

    assert.deepEqual(lines, [context, '{"value":"[redacted]"}', ordinary]);
  });
});

describe('what is no archive', () => {
  it('is refused', () => {
    assert.throws(() => redactArchive(strToU8('no archive')));
  });
});
