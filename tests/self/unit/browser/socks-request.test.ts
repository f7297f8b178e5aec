import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  readSocksGreeting,
  readSocksRequest,
  type SocksReading,
} from '../../../../helpers/browser/socks-request.ts';

const bytes = (...values: number[]): Buffer => Buffer.from(values);
const named = (host: string, port: number): Buffer =>
  Buffer.concat([bytes(5, 1, 0, 3, host.length), Buffer.from(host), bytes(port >> 8, port & 255)]);

/** Read bit by bit, only the whole message is one. */
function bitByBit<T>(whole: Buffer, read: (bytes: Buffer) => SocksReading<T>): void {
  for (let length = 0; length < whole.length; length += 1) {
    assert.equal(read(whole.subarray(0, length)).kind, 'more', `${length} bytes`);
  }
  const reading = read(Buffer.concat([whole, bytes(1, 2, 3)]));
  assert.equal(reading.kind === 'whole' && reading.bytes, whole.length);
}

describe('what a browser says to a SOCKS5 proxy', () => {
  test('is a greeting without a login first, however many words it has', () => {
    bitByBit(bytes(5, 1, 0), readSocksGreeting);
    bitByBit(bytes(5, 3, 2, 0, 1), readSocksGreeting);
    assert.equal(readSocksGreeting(bytes(4, 1, 0)).kind, 'wrong');
    assert.equal(readSocksGreeting(bytes(5, 1, 2)).kind, 'wrong');
    assert.equal(readSocksGreeting(bytes(5, 0)).kind, 'wrong');
    assert.equal(readSocksGreeting(Buffer.from('GET / HTTP/1.1')).kind, 'wrong');
  });

  test('is a host by name or address and a port then', () => {
    const cases = [
      [named('api.test', 8443), { host: 'api.test', port: 8443 }],
      [bytes(5, 1, 0, 1, 127, 0, 0, 1, 31, 144), { host: '127.0.0.1', port: 8080 }],
      [
        bytes(5, 1, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 80),
        { host: '0000:0000:0000:0000:0000:0000:0000:0001', port: 80 },
      ],
    ] as const;
    for (const [whole, value] of cases) {
      bitByBit(whole, readSocksRequest);
      assert.deepEqual(readSocksRequest(whole), { kind: 'whole', value, bytes: whole.length });
    }
  });

  test('is wrong when it asks for anything else', () => {
    assert.equal(readSocksRequest(bytes(4, 1, 0, 1, 1, 1, 1, 1, 0, 80)).kind, 'wrong');
    assert.equal(readSocksRequest(bytes(5, 2, 0, 1, 1, 1, 1, 1, 0, 80)).kind, 'wrong');
    assert.equal(readSocksRequest(bytes(5, 1, 0, 9, 1, 1, 1, 1, 0, 80)).kind, 'wrong');
    assert.equal(readSocksRequest(bytes(5, 1, 0, 3, 0, 0, 80)).kind, 'wrong');
  });
});
