import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { unzipSync } from 'fflate';

/** A body that says it unpacks to more than this is no page's. Bytes. */
const maxOutputLength = 64 * 1024 * 1024;
const deepest = 3;

/** The bytes as UTF-8 text; undefined when they are none. */
export function textOf(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // Then it is something else than text.
    return undefined;
  }
}

/**
 * Every text that can be read out of bytes that are no text themselves: byte by byte, in pairs of bytes, and unpacked, whatever they are
 * packed with, archives and what is packed twice included.
 */
export function readings(bytes: Uint8Array, depth = deepest): readonly string[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const own = [
    buffer.toString('latin1'),
    buffer.toString('utf8'),
    buffer.toString('utf16le'),
    buffer.subarray(1).toString('utf16le'),
  ];
  if (depth === 0) return own;
  return [...own, ...unpacked(buffer).flatMap((inner) => readings(inner, depth - 1))];
}

function unpacked(bytes: Buffer): readonly Uint8Array[] {
  const ways = [gunzipSync, inflateSync, inflateRawSync, brotliDecompressSync];
  return [
    ...ways.flatMap((way) => attempt(() => [way(bytes, { maxOutputLength })])),
    ...attempt(() => Object.values(unzipSync(bytes))),
  ].filter(({ length }) => length > 0);
}

function attempt(way: () => readonly Uint8Array[]): readonly Uint8Array[] {
  try {
    return way();
  } catch {
    // Not packed in this way.
    return [];
  }
}
