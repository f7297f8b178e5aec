import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { Transform, type TransformCallback } from 'node:stream';

/** How the bytes of one direction pass. Rates of slow lines: pieces are handed on so many times a second. */
const ticksPerSecond = 50;

export interface ByteFlowOptions {
  readonly sliceBytes: number | undefined;
  readonly bytesPerSecond: number | undefined;
  /** Bytes that are to pass; what exceeds them is taken and thrown away. */
  readonly limitBytes: () => number;
  /** So many bytes have passed by now. */
  readonly passed: (bytes: number) => void;
}

/** One direction of a connection: in pieces, slowly, or only up to a limit. It keeps no more than a stream does. */
export class ByteFlow extends Transform {
  private count = 0;

  constructor(private readonly options: ByteFlowOptions) {
    super();
  }

  override _transform(chunk: Buffer, _encoding: string, done: TransformCallback): void {
    const rest = this.options.limitBytes() - this.count;
    const piece = chunk.subarray(0, Math.max(0, Math.min(chunk.length, rest)));
    this.count += piece.length;
    this.handOn(piece).then(
      () => {
        this.options.passed(this.count);
        done();
      },
      (error: unknown) => done(error as Error),
    );
  }

  private async handOn(chunk: Buffer): Promise<void> {
    const { sliceBytes, bytesPerSecond } = this.options;
    if (chunk.length === 0) return;
    if (sliceBytes === undefined && bytesPerSecond === undefined) {
      this.push(chunk);
      return;
    }
    const perTick =
      bytesPerSecond === undefined ? Infinity : Math.max(1, Math.floor(bytesPerSecond / ticksPerSecond));
    const size = Math.min(sliceBytes ?? Infinity, perTick, chunk.length);
    for (let at = 0; at < chunk.length && !this.destroyed; at += size) {
      const piece = chunk.subarray(at, at + size);
      if (bytesPerSecond === undefined) await nextTurn();
      else await sleep((piece.length / bytesPerSecond) * 1000);
      this.push(piece);
    }
  }
}
