import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { constants, createDeflateRaw } from 'node:zlib';

import { WebSocketReader, type WireWord } from './websocket-reader.ts';

const head = 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n';

/** One frame of RFC 6455. */
function frame(first: number, payload: Buffer, mask?: Buffer): Buffer {
  const { length } = payload;
  const size =
    length < 126
      ? [length]
      : length < 65_536
        ? [126, length >> 8, length & 255]
        : [127, 0, 0, 0, 0, ...bigEndian(length)];
  const [short = 0, ...rest] = size;
  const body = mask ? Buffer.from(payload.map((byte, i) => byte ^ (mask[i % 4] ?? 0))) : payload;
  return Buffer.concat([
    Buffer.from([first, mask ? short | 0x80 : short, ...rest]),
    mask ?? Buffer.alloc(0),
    body,
  ]);
}

function bigEndian(length: number): readonly number[] {
  return [length >>> 24, (length >>> 16) & 255, (length >>> 8) & 255, length & 255];
}

const text = (words: string): Buffer => frame(0x81, Buffer.from(words));

function read(...chunks: readonly Buffer[]): readonly WireWord[] {
  const words: WireWord[] = [];
  const reader = new WebSocketReader((word) => words.push(word));
  for (const chunk of [Buffer.from(head), ...chunks]) reader.take(chunk);
  return words;
}

const said = (...texts: readonly string[]) =>
  texts.map((one) => ({ kind: 'message', text: one, isBinary: false }));

describe('the reader of wire bytes', () => {
  test('reads messages of every length', () => {
    const texts = ['', 'short', 'm'.repeat(300), 'l'.repeat(70_000)];

    assert.deepEqual(read(...texts.map(text)), said(...texts));
  });

  test('reads what comes byte by byte, and several messages in one piece', () => {
    const bytes = Buffer.concat([text('first'), text('zweite: ä€')]);

    assert.deepEqual(read(bytes), said('first', 'zweite: ä€'));
    assert.deepEqual(read(...[...bytes].map((byte) => Buffer.from([byte]))), said('first', 'zweite: ä€'));
  });

  test('unmasks what a client sends', () => {
    assert.deepEqual(read(frame(0x81, Buffer.from('hello'), Buffer.from([1, 2, 3, 4]))), said('hello'));
  });

  test('joins fragments, with a ping between them', () => {
    const parts = [
      frame(0x01, Buffer.from('one ')),
      frame(0x89, Buffer.from('ping')),
      frame(0x00, Buffer.from('two ')),
      frame(0x80, Buffer.from('three')),
    ];

    assert.deepEqual(read(...parts, text('next')), said('one two three', 'next'));
  });

  test('tells a binary message', () => {
    assert.deepEqual(read(frame(0x82, Buffer.from('{}'))), [{ kind: 'message', text: '{}', isBinary: true }]);
  });

  test('hears a close, with and without a code', () => {
    const closing = Buffer.concat([Buffer.from([0x03, 0xf3]), Buffer.from('main cleanup')]);

    assert.deepEqual(read(frame(0x88, closing)), [{ kind: 'close', code: 1011, reason: 'main cleanup' }]);
    assert.deepEqual(read(frame(0x88, Buffer.alloc(0))), [{ kind: 'close', code: 1005, reason: '' }]);
  });

  test('inflates messages that speak of the ones before them', async () => {
    const deflate = createDeflateRaw();
    const packed: Buffer[] = [];
    for (const words of ['the same words again', 'the same words again', 'and others']) {
      const parts: Buffer[] = [];
      const keep = (part: Buffer): unknown => parts.push(part);
      deflate.on('data', keep);
      deflate.write(words);
      await new Promise<void>((resolve) => deflate.flush(constants.Z_SYNC_FLUSH, resolve));
      deflate.off('data', keep);
      packed.push(frame(0xc1, Buffer.concat(parts).subarray(0, -4)));
    }

    assert.ok((packed[1]?.length ?? 99) < (packed[0]?.length ?? 0));
    assert.deepEqual(read(...packed), said('the same words again', 'the same words again', 'and others'));
  });
});
