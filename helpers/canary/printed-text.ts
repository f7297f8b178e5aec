type Stream = Pick<NodeJS.WriteStream, 'write'>;
type Write = Stream['write'];

/** Far more than a run prints. */
const mostBytes = 20 * 2 ** 20;

/** How a pipeline is told what to hide. It reads these lines itself and shows none of them. */
const maskLines = /^::add-mask::.*\n?/gm;

/** What this process has printed since `listen`, kept so that it can be looked through when the run is over. */
export class PrintedText {
  readonly #kept = new Map<string, Buffer[]>();
  readonly #undo: (() => void)[] = [];
  readonly #isReadByPipeline: boolean;
  #bytes = 0;
  #isCut = false;

  private constructor(isReadByPipeline: boolean) {
    this.#isReadByPipeline = isReadByPipeline;
  }

  /**
   * Listens to standard output and standard error of this process.
   * @param isReadByPipeline the output is the log of a pipeline's step, which is read for commands before it is shown.
   */
  static listen(
    isReadByPipeline: boolean,
    streams: Readonly<Record<string, Stream>> = {
      'standard output': process.stdout,
      'standard error': process.stderr,
    },
  ): PrintedText {
    const printed = new PrintedText(isReadByPipeline);
    for (const [name, stream] of Object.entries(streams)) printed.#listenTo(name, stream);
    return printed;
  }

  /** Whether so much was printed that not all of it was kept. */
  get isCut(): boolean {
    return this.#isCut;
  }

  /** What was printed for people to read, by where. */
  texts(): ReadonlyMap<string, string> {
    const all = [...this.#kept].map(
      ([name, parts]) => [name, Buffer.concat(parts).toString('utf8')] as const,
    );
    return new Map(
      all.map(([name, text]) => [name, this.#isReadByPipeline ? text.replace(maskLines, '') : text]),
    );
  }

  stop(): void {
    for (const undo of this.#undo.splice(0)) undo();
  }

  #listenTo(name: string, stream: Stream): void {
    const parts: Buffer[] = [];
    this.#kept.set(name, parts);
    const write = stream.write.bind(stream) as (...words: readonly unknown[]) => boolean;
    const listening = ((part: unknown, ...rest: readonly unknown[]) => {
      this.#keep(parts, part, rest[0]);
      return write(part, ...rest);
    }) as Write;
    stream.write = listening;
    this.#undo.push(() => {
      // Somebody who came later listens through us, and goes on doing so.
      if (stream.write === listening) stream.write = write;
    });
  }

  #keep(parts: Buffer[], part: unknown, coding: unknown): void {
    const bytes =
      typeof part === 'string'
        ? Buffer.from(part, typeof coding === 'string' ? (coding as BufferEncoding) : 'utf8')
        : Buffer.from(part as Uint8Array);
    if (this.#bytes + bytes.length > mostBytes) {
      this.#isCut = true;
      return;
    }
    this.#bytes += bytes.length;
    parts.push(bytes);
  }
}
