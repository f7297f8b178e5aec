import { inflateRawSync } from 'node:zlib';

const endOfDirectory = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const directoryEntry = 0x02_01_4b_50;
/** Says that the figure stands elsewhere: the archive is larger than anything that is read here. */
const elsewhere = 0xff_ff_ff_ff;

/**
 * The files of a zip archive, read by its directory, each unpacked when it is asked for. Throws when it is none, when it is packed in a
 * way that nobody here uses, or when a file is larger than `limit` bytes.
 */
export function* unzip(
  archive: Buffer,
  limit = 2 ** 30,
): Generator<readonly [name: string, content: Buffer]> {
  const end = archive.lastIndexOf(endOfDirectory);
  if (end < 0) throw new Error('This is no zip archive.');
  let at = archive.readUInt32LE(end + 16);
  if (at === elsewhere) throw new Error('This zip archive is too large.');
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (archive.readUInt32LE(at) !== directoryEntry) throw new Error('The directory of this zip is broken.');
    const nameLength = archive.readUInt16LE(at + 28);
    yield [archive.toString('utf8', at + 46, at + 46 + nameLength), contentOf(archive, at, limit)];
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
}

function contentOf(archive: Buffer, entry: number, limit: number): Buffer {
  const method = archive.readUInt16LE(entry + 10);
  const size = archive.readUInt32LE(entry + 20);
  const header = archive.readUInt32LE(entry + 42);
  const start = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
  const packed = archive.subarray(start, start + size);
  const isEncrypted = (archive.readUInt16LE(entry + 8) & 1) === 1;
  if (isEncrypted) throw new Error('A file of this zip is encrypted.');
  if (method === 0) return packed;
  if (method === 8) return inflateRawSync(packed, { maxOutputLength: limit });
  throw new Error(
    `A file of this zip is packed by method ${method}, which is neither "stored" nor "deflated".`,
  );
}
