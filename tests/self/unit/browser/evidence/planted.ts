import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { soughtForms } from '../../../../../helpers/canary/sought-forms.ts';
import { unzip } from '../../../../../helpers/canary/unzip.ts';

/**
 * Where a secret still stands in an archive, as `<entry>: <form>`; read by other eyes than those of the redaction. `written` is how it
 * was planted.
 */
export function findPlanted(zip: Uint8Array, secret: string, written = secret): readonly string[] {
  return [...unzip(Buffer.from(zip))].flatMap(([name, bytes]) => [
    ...inBytes(Buffer.from(name), secret, written).map((form) => `the name of ${name}: ${form}`),
    ...inBytes(bytes, secret, written).map((form) => `${name}: ${form}`),
  ]);
}

function inBytes(bytes: Buffer, secret: string, written: string): readonly string[] {
  const named = [
    ...soughtForms(secret, 'password').filter(({ name }) => !name.endsWith('cut off')),
    { text: Buffer.from(secret).toString('hex'), name: 'in hexadecimal' },
    { text: written, name: 'as it was planted' },
    { text: JSON.stringify(written).slice(1, -1), name: 'as it was planted, in JSON' },
  ];
  const wide = Buffer.from(secret, 'utf16le');
  const found = named.filter(({ text }) => bytes.includes(text)).map(({ name }) => name);
  return [
    ...found,
    ...(bytes.includes(wide) ? ['in two bytes each'] : []),
    ...unpacked(bytes).flatMap((inner) => inBytes(inner, secret, written)),
  ];
}

function unpacked(bytes: Buffer): readonly Buffer[] {
  return [gunzipSync, inflateSync, inflateRawSync, brotliDecompressSync].flatMap((way) => {
    try {
      const inner = way(bytes);
      return inner.length === 0 ? [] : [inner];
    } catch {
      // Not packed so.
      return [];
    }
  });
}
