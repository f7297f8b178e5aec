/** A frame of RFC 6455 section 5.2, as it stands on the wire. */
export interface WireFrame {
  readonly isFinal: boolean;
  /** RSV1: the message is compressed (RFC 7692). */
  readonly isCompressed: boolean;
  /** 0: goes on; 1: text; 2: binary; 8: close; 9: ping; 10: pong. */
  readonly opcode: number;
  readonly payload: Buffer;
}

/** Reads the whole frames at the start of what a server sent. Throws on a masked one: a server never masks. */
export function readWireFrames(bytes: Buffer): readonly WireFrame[] {
  const frames: WireFrame[] = [];
  let at = 0;
  while (at + 2 <= bytes.length) {
    const [first = 0, second = 0] = bytes.subarray(at, at + 2);
    if ((second & 0x80) !== 0) throw new Error(`The frame at byte ${at} is masked.`);
    const short = second & 0x7f;
    const head = short === 127 ? 10 : short === 126 ? 4 : 2;
    if (at + head > bytes.length) break;
    const length =
      short === 127
        ? Number(bytes.readBigUInt64BE(at + 2))
        : short === 126
          ? bytes.readUInt16BE(at + 2)
          : short;
    if (at + head + length > bytes.length) break;
    frames.push({
      isFinal: (first & 0x80) !== 0,
      isCompressed: (first & 0x40) !== 0,
      opcode: first & 0x0f,
      payload: bytes.subarray(at + head, at + head + length),
    });
    at += head + length;
  }
  return frames;
}
