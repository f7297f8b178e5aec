/** The few words of DER (ITU-T X.690) that a certificate is written in. */

function element(tag: number, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  if (body.length < 0x80) return Buffer.concat([Buffer.from([tag, body.length]), body]);
  const length = Buffer.from(body.length.toString(16).padStart(body.length > 0xff ? 4 : 2, '0'), 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | length.length]), length, body]);
}

function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second];
  for (const arc of rest) {
    const groups = [arc & 0x7f];
    for (let left = arc >>> 7; left > 0; left >>>= 7) groups.unshift((left & 0x7f) | 0x80);
    bytes.push(...groups);
  }
  return element(0x06, Buffer.from(bytes));
}

export const der = {
  sequence: (...parts: readonly Buffer[]): Buffer => element(0x30, ...parts),
  set: (...parts: readonly Buffer[]): Buffer => element(0x31, ...parts),
  /** Of a positive number, big-endian. */
  integer: (bytes: Buffer): Buffer =>
    element(0x02, (bytes[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes),
  boolean: (value: boolean): Buffer => element(0x01, Buffer.from([value ? 0xff : 0])),
  bitString: (bytes: Buffer): Buffer => element(0x03, Buffer.from([0]), bytes),
  octetString: (bytes: Buffer): Buffer => element(0x04, bytes),
  utf8: (text: string): Buffer => element(0x0c, Buffer.from(text, 'utf8')),
  /** `YYYYMMDDHHMMSSZ`, which every year may be written in that a program accepts. */
  time: (date: Date): Buffer => {
    const digits = date
      .toISOString()
      .replace(/\.\d+Z$/, '')
      .replace(/\D/g, '');
    // Years up to 2049 have two digits (RFC 5280, 4.1.2.5).
    return date.getUTCFullYear() < 2050
      ? element(0x17, Buffer.from(`${digits.slice(2)}Z`, 'ascii'))
      : element(0x18, Buffer.from(`${digits}Z`, 'ascii'));
  },
  objectId,
  /** A field with a number of its own; `isPlain` leaves out the constructed bit. */
  tagged: (number: number, content: Buffer, isPlain = false): Buffer =>
    element((isPlain ? 0x80 : 0xa0) | number, content),
};
