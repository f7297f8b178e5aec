import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { partsOf } from '../../../../helpers/canary/parts-of.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'golden-path-parts-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const words = Buffer.from('what is sought, often enough that it is packed: sought, sought, sought');

function zip(name: string, content: Uint8Array, level: 0 | 9 = 9): Buffer {
  return Buffer.from(zipSync({ [name]: [content, { level }] }));
}

function write(file: string, content: string | Buffer): void {
  mkdirSync(join(folder, file, '..'), { recursive: true });
  writeFileSync(join(folder, file), content);
}

/** Where the words stand, and what could not be read. */
function read(): readonly string[] {
  return [...partsOf(folder)].flatMap(({ path, bytes, problem }) => {
    if (bytes === undefined) return [`${path.join('!')} unread: ${problem ?? ''}`];
    return bytes.includes(words) ? [path.join('!')] : [];
  });
}

describe('parts of what a run wrote', () => {
  test('are its files, at any depth', () => {
    write('summary.md', words);
    write('html/data/deep/er.txt', words);
    write('empty.txt', '');

    assert.deepEqual(read().toSorted(), ['html/data/deep/er.txt', 'summary.md']);
  });

  test('are the files of archives, stored or packed, archives in archives, and what is packed alone', () => {
    write('stored.zip', zip('trace.network', words, 0));
    write('packed.zip', zip('trace.trace', words));
    write('blob.zip', zip('resources/inner.zip', zip('innermost.zip', zip('report.jsonl', words))));
    write('some.har.gz', gzipSync(words));
    write('packed.jsonl.gz', gzipSync(zip('report.json', words)));

    assert.deepEqual(read().toSorted(), [
      'blob.zip!resources/inner.zip!innermost.zip!report.jsonl',
      'packed.jsonl.gz!unpacked!report.json',
      'packed.zip!trace.trace',
      'some.har.gz!unpacked',
      // What is stored and not packed stands in the archive itself as well.
      'stored.zip',
      'stored.zip!trace.network',
    ]);
  });

  test('are the archives that a page or JSON carries as base64', () => {
    const carried = zip('report.json', words).toString('base64');
    write('html/index.html', `<script>window.report = "data:application/zip;base64,${carried}";</script>`);
    write('results.json', JSON.stringify({ body: zip('report.json', words).toString('base64url') }));

    assert.deepEqual(read().toSorted(), ['html/index.html!report.json', 'results.json!report.json']);
  });

  test('are read without the colours that may stand in their middle', () => {
    const [start, rest] = [words.toString().slice(0, 20), words.toString().slice(20)];
    write('as-it-is.txt', `${start}\u001b[7m${rest}`);
    write('in-json.json', JSON.stringify(`${start}\u001b[31;1m${rest}`));
    write('in-xml.xml', `${start}&#x1b;[0m${rest}`);

    assert.deepEqual(read().toSorted(), ['as-it-is.txt', 'in-json.json', 'in-xml.xml']);
  });

  test('are named when they cannot be read: broken, encrypted, packed by an unknown method, too often', () => {
    const whole = zip('report.json', words);
    const changed = (at: number, to: number): Buffer => {
      const copy = Buffer.from(whole);
      copy[copy.indexOf('PK\u0001\u0002') + at] = to;
      return copy;
    };
    write('cut.zip', whole.subarray(0, whole.length - 30));
    write('encrypted.zip', changed(8, 1));
    write('method.zip', changed(10, 12));
    write('packed.gz', gzipSync(words).subarray(0, 20));
    write(
      'onion.zip',
      Array.from({ length: 6 }).reduce<Buffer>((inner) => zip('inner.zip', inner), words),
    );

    const unread = read().toSorted();
    assert.equal(unread.length, 5, unread.join('\n'));
    for (const [at, said] of [
      /^cut\.zip unread: This is no zip archive/,
      /^encrypted\.zip unread: A file of this zip is encrypted/,
      /^method\.zip unread: A file of this zip is packed by method 12/,
      /^onion\.zip!inner\.zip!.* unread: archives are packed into each other 5 times/,
      /^packed\.gz unread: /,
    ].entries()) {
      assert.match(unread[at] ?? '', said);
    }
  });

  test('are none where a text only begins like an archive', () => {
    write('a.txt', 'data:application/zip;base64,UEsDBBQAAAAIAAAAIQ');

    assert.deepEqual(read(), []);
  });
});
