import { readdirSync, readFileSync } from 'node:fs';

/** Where Linux tells of processes (proc(5)). */
const procFolder = '/proc';
/** Processes come and go; who there is, is looked up so often, ms. */
const lookEveryMs = 500;
/** `/proc/stat` counts in these, ms. */
const tickMs = 10;

/**
 * How long this machine has let the processes of this run wait for a processor: all that descend from this one, such as the embedded
 * stack and the browser with its pages. Its own waits are left out: they matter as far as its event loop is late, which it knows
 * better itself. A process that computes, as a page that blocks itself does, is not waiting, and
 * one that sleeps is not either: only one that could go on and is not let. Known on Linux, from `/proc/<pid>/schedstat`, for the
 * main thread of each process; time that the host of a virtual machine took for others is added.
 */
export class ProcessorWaits {
  private readonly known = new Map<string, number>();
  private pids: readonly string[] = [];
  private lookedAtMs = -Infinity;
  private takenMs: number | undefined;
  private isFirst = true;

  constructor(
    private readonly pid = process.pid,
    private readonly folder = procFolder,
  ) {}

  /**
   * All waits since the last call, ms: of several that waited at the same time, the sum. 0 at the first call; undefined where the
   * system does not tell.
   */
  sinceLast(nowMs = performance.now()): number | undefined {
    if (this.waitedMs(String(this.pid)) === undefined) return undefined;
    if (nowMs - this.lookedAtMs >= lookEveryMs) {
      const isOwn = this.pid === process.pid;
      this.pids = this.familyOf(String(this.pid)).slice(isOwn ? 1 : 0);
      this.lookedAtMs = nowMs;
    }
    const waits = this.pids.map((pid) => this.moreOf(pid));
    const moreMs = waits.reduce((sum, ms) => sum + ms, this.moreTaken());
    const isFirst = this.isFirst;
    this.isFirst = false;
    return isFirst ? 0 : moreMs;
  }

  /** What was added to the waits of one process: of one that was not there before, all of them. */
  private moreOf(pid: string): number {
    const nowMs = this.waitedMs(pid);
    const beforeMs = this.known.get(pid) ?? 0;
    if (nowMs === undefined) this.known.delete(pid);
    else this.known.set(pid, nowMs);
    return Math.max(0, (nowMs ?? 0) - beforeMs);
  }

  /** `<ns on a processor> <ns waiting for one> <times>` of the main thread. */
  private waitedMs(pid: string): number | undefined {
    const waitedNs = this.read(`${pid}/schedstat`)?.split(' ')[1];
    return waitedNs === undefined ? undefined : Number(waitedNs) / 1e6;
  }

  /** `steal`, the eighth figure of the first line: what the host of this virtual machine gave to others, by each processor. */
  private moreTaken(): number {
    const [first = ''] = this.read('stat')?.split('\n') ?? [];
    const [, ...figures] = first.trim().split(/\s+/);
    const nowMs = Number(figures[7] ?? 0) * tickMs;
    const moreMs = nowMs - (this.takenMs ?? nowMs);
    this.takenMs = nowMs;
    return Math.max(0, moreMs);
  }

  /** A process and all that descend from it. Any thread may have started a child. */
  private familyOf(pid: string): readonly string[] {
    const children = this.list(`${pid}/task`).flatMap(
      (thread) => this.read(`${pid}/task/${thread}/children`)?.split(' ').filter(isNumber) ?? [],
    );
    return [pid, ...children.flatMap((child) => this.familyOf(child))];
  }

  /** Undefined when the process has ended meanwhile, or the system has no such file. */
  private read(path: string): string | undefined {
    try {
      return readFileSync(`${this.folder}/${path}`, 'utf8').trim();
    } catch {
      return undefined;
    }
  }

  private list(path: string): readonly string[] {
    try {
      return readdirSync(`${this.folder}/${path}`).filter(isNumber);
    } catch {
      return [];
    }
  }
}

function isNumber(word: string): boolean {
  return /^\d+$/.test(word);
}
