import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { unzip } from './unzip.ts';

/** Something that can be read: a file, or a file of an archive in it. */
export interface Part {
  /** The file, below its folder and with forward slashes, then the entry of each archive on the way. */
  readonly path: readonly [file: string, ...entries: string[]];
  /** Undefined when it could not be read. */
  readonly bytes: Buffer | undefined;
  /** Why it could not, to finish "… could not be read: ". */
  readonly problem?: string;
}

/** No report of ours is so large; what is would have to be read piece by piece. */
const largest = 256 * 2 ** 20;
/** An archive of an archive of an archive: deeper than this nobody packs a report. */
const deepest = 5;

const zipMagic = 'PK\u0003\u0004';
const zipEnd = 'PK\u0005\u0006';
const gzipMagic = '\u001f\u008b\u0008';
/** How a zip begins in base64, as Playwright's page of results carries one. */
const packedZip = Buffer.from('UEsDB');
/** Colours of a terminal, as they are and in JSON. They may stand in the middle of a text. */
const colours = /(?:\u001b|\\u001b|&#x1b;)\[[\d;]*m/gi;
const colourMarks = ['\u001b[', String.raw`\u001b[`, '&#x1b;['].map((mark) => Buffer.from(mark));

/** Everything below a folder, whatever is packed in it included, one after the other so that little is held at a time. */
export function* partsOf(folder: string): Generator<Part> {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) yield* partsOfFile(folder, join(entry.parentPath, entry.name));
  }
}

/** A text that stands in no file, and whatever is packed in it. */
export function partsOfText(name: string, text: string): Generator<Part> {
  return partsOfBytes([name], Buffer.from(text), deepest);
}

function* partsOfFile(folder: string, file: string): Generator<Part> {
  const path: Part['path'] = [relative(folder, file).split(sep).join('/')];
  let bytes: Buffer;
  try {
    const { size } = statSync(file);
    if (size > largest) throw new Error(`it has ${size} bytes`);
    bytes = readFileSync(file);
  } catch (error) {
    yield { path, bytes: undefined, problem: wordsOf(error) };
    return;
  }
  yield* partsOfBytes(path, bytes, deepest);
}

function* partsOfBytes(path: Part['path'], bytes: Buffer, depth: number): Generator<Part> {
  yield { path, bytes };
  if (colourMarks.some((mark) => bytes.includes(mark))) {
    yield { path, bytes: Buffer.from(bytes.toString('latin1').replace(colours, ''), 'latin1') };
  }
  const isArchive = bytes.toString('latin1', 0, 4) === zipMagic;
  if (isArchive) yield* partsOfZip(path, bytes, depth);
  if (bytes.toString('latin1', 0, 3) === gzipMagic) yield* partsOfGzip(path, bytes, depth);
  for (const carried of isArchive ? [] : packedZipsIn(bytes)) yield* partsOfZip(path, carried, depth);
}

function* partsOfZip(path: Part['path'], archive: Buffer, depth: number): Generator<Part> {
  if (depth === 0) {
    yield { path, bytes: undefined, problem: `archives are packed into each other ${deepest} times` };
    return;
  }
  try {
    for (const [name, content] of unzip(archive, largest)) {
      yield* partsOfBytes([...path, name], content, depth - 1);
    }
  } catch (error) {
    yield { path, bytes: undefined, problem: wordsOf(error) };
  }
}

function* partsOfGzip(path: Part['path'], packed: Buffer, depth: number): Generator<Part> {
  let content: Buffer;
  try {
    content = gunzipSync(packed, { maxOutputLength: largest });
  } catch (error) {
    yield { path, bytes: undefined, problem: wordsOf(error) };
    return;
  }
  if (depth > 0) yield* partsOfBytes([...path, 'unpacked'], content, depth - 1);
}

/** Every zip that stands in a text as base64. What only begins like one is none. */
function* packedZipsIn(bytes: Buffer): Generator<Buffer> {
  let at = bytes.indexOf(packedZip);
  while (at >= 0) {
    let end = at;
    while (end < bytes.length && isBase64(bytes[end] ?? 0)) end += 1;
    if (at === 0 || !isBase64(bytes[at - 1] ?? 0)) {
      const archive = Buffer.from(bytes.toString('latin1', at, end), 'base64');
      if (archive.includes(zipEnd, 0, 'latin1')) yield archive;
    }
    at = bytes.indexOf(packedZip, end);
  }
}

function isBase64(byte: number): boolean {
  return (
    (byte >= 0x41 && byte <= 0x5a) || // A to Z
    (byte >= 0x61 && byte <= 0x7a) || // a to z
    (byte >= 0x2f && byte <= 0x39) || // / and 0 to 9
    byte === 0x2b || // +
    byte === 0x2d || // -
    byte === 0x5f // _
  );
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
