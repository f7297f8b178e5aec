import { constants, inflateRawSync } from 'node:zlib';

/** What one direction of a WebSocket said: a whole message, or its close (1005: a close frame without a code). */
export type WireWord =
  | { readonly kind: 'message'; readonly text: string; readonly isBinary: boolean }
  | { readonly kind: 'close'; readonly code: number; readonly reason: string };

/** What a compressor may still refer to (RFC 7692). */
const windowBytes = 32 * 1024;

interface FrameHead {
  readonly isLast: boolean;
  readonly isCompressed: boolean;
  readonly opcode: number;
  readonly from: number;
  readonly to: number;
  readonly mask: Buffer | undefined;
}

/**
 * Reads one direction of a connection byte by byte, from the first line of HTTP on (RFC 6455). Written out here, so that what
 * crossed the wire is known from the wire, and not from the library by which the suite listens.
 */
export class WebSocketReader {
  private bytes: Buffer = Buffer.alloc(0);
  private isOpen = false;
  private parts: Buffer[] = [];
  private opening: FrameHead | undefined;
  private window: Buffer = Buffer.alloc(0);

  constructor(private readonly hear: (word: WireWord) => void) {}

  take(chunk: Buffer): void {
    this.bytes = Buffer.concat([this.bytes, chunk]);
    if (!this.isOpen) {
      const end = this.bytes.indexOf('\r\n\r\n');
      if (end < 0) return;
      this.isOpen = true;
      this.bytes = this.bytes.subarray(end + 4);
    }
    for (;;) {
      const head = headOf(this.bytes);
      if (!head || this.bytes.length < head.to) return;
      const payload = unmasked(this.bytes.subarray(head.from, head.to), head.mask);
      this.bytes = this.bytes.subarray(head.to);
      this.frame(head, payload);
    }
  }

  private frame(head: FrameHead, payload: Buffer): void {
    if (head.opcode === 8) {
      const code = payload.length < 2 ? 1005 : payload.readUInt16BE(0);
      this.hear({ kind: 'close', code, reason: payload.subarray(2).toString('utf8') });
      return;
    }
    // Pings and pongs of the protocol come between the parts of a message, and are none.
    if (head.opcode > 8) return;
    if (head.opcode !== 0) this.opening = head;
    this.parts.push(payload);
    if (!head.isLast || !this.opening) return;
    const whole = Buffer.concat(this.parts);
    const data = this.opening.isCompressed ? this.inflate(whole) : whole;
    const isBinary = this.opening.opcode === 2;
    this.parts = [];
    this.hear({ kind: 'message', text: data.toString(isBinary ? 'latin1' : 'utf8'), isBinary });
  }

  /** The compressor left out the end of its block, and may speak of earlier messages. */
  private inflate(data: Buffer): Buffer {
    const block = Buffer.concat([data, Buffer.from([0, 0, 0xff, 0xff])]);
    const options = { finishFlush: constants.Z_SYNC_FLUSH };
    const plain = inflateRawSync(
      block,
      this.window.length > 0 ? { ...options, dictionary: this.window } : options,
    );
    this.window = Buffer.concat([this.window, plain]).subarray(-windowBytes);
    return plain;
  }
}

/** The head of the frame at the beginning of the bytes; undefined while it is not whole. */
function headOf(bytes: Buffer): FrameHead | undefined {
  if (bytes.length < 2) return undefined;
  const [first, second] = [bytes.readUInt8(0), bytes.readUInt8(1)];
  const short = second & 0x7f;
  const at = short === 126 ? 4 : short === 127 ? 10 : 2;
  const from = at + (second & 0x80 ? 4 : 0);
  if (bytes.length < from) return undefined;
  const length =
    short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
  return {
    isLast: (first & 0x80) !== 0,
    isCompressed: (first & 0x40) !== 0,
    opcode: first & 0x0f,
    from,
    to: from + length,
    mask: from > at ? bytes.subarray(at, from) : undefined,
  };
}

function unmasked(payload: Buffer, mask: Buffer | undefined): Buffer {
  return mask ? Buffer.from(payload.map((byte, i) => byte ^ (mask[i % 4] ?? 0))) : Buffer.from(payload);
}
