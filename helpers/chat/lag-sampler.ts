import { worstLagUs } from '../judge/worst-lag.ts';
import type { LagSample } from './turn.ts';

const periodMs = 10;
const keptUs = 200_000_000;
/** How often the waits for a processor are read, ms. */
const readEveryMs = 100;
/** Waits are read anew for who asks for those of now, unless it was done so lately, ms. */
const freshMs = 20;
/** Shorter waits of a span are everyday, ms. */
const leastWaitMs = 2;
/** How much longer than usual something may take that this machine holds up, times. Beyond, too little is known. */
const mostStretch = 4;
/** What was lately is taken for what is now, ms. */
const latelyMs = 2_000;

/** Tells how long the processes of this run have waited for a processor since it was last asked, ms; undefined where nobody knows. */
export interface WaitSource {
  sinceLast(): number | undefined;
}

/**
 * Watches how this machine holds up the run: how late the tester's own event loop is, and, where the system tells, how long what it
 * has started waits for a processor. One a worker; its samples are in µs of the process clock (`performance.now()`), the last 200 s of
 * them. Of the loop only moments of more than one period are kept.
 */
export class LagSampler {
  private readonly samples: LagSample[] = [];
  private timer: NodeJS.Timeout | undefined;
  private readAtMs = 0;

  constructor(private readonly waits?: WaitSource) {}

  start(): void {
    let expectedMs = performance.now() + periodMs;
    this.readAtMs = performance.now();
    this.waits?.sinceLast();
    this.timer = setInterval(() => {
      const nowMs = performance.now();
      const lateMs = nowMs - expectedMs;
      if (lateMs > periodMs) this.keep({ atUs: nowMs * 1000, lagUs: lateMs * 1000 });
      if (nowMs - this.readAtMs >= readEveryMs) this.readWaits(nowMs);
      expectedMs = nowMs + periodMs;
    }, periodMs);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  /** The samples since a moment of the process clock, counted from that moment. */
  since(originUs: number): readonly LagSample[] {
    return this.samples
      .filter(({ atUs }) => atUs >= originUs)
      .map(({ atUs, ...sample }) => ({ ...sample, atUs: atUs - originUs }));
  }

  /** How long the run was held up inside an interval of the process clock, ms. */
  worstMs(startedMs: number, tookMs: number): number {
    return worstLagUs(this.samples, startedMs * 1000, (startedMs + tookMs) * 1000) / 1000;
  }

  /**
   * How much of the time since a moment of the process clock was lost to this machine, ms: every delay of the loop and every wait
   * counts, one after the other, as they do for work of many steps.
   */
  lostMs(sinceMs: number): number {
    const nowMs = performance.now();
    if (this.timer !== undefined && nowMs - this.readAtMs >= freshMs) this.readWaits(nowMs);
    const loop = this.samples.filter(({ atUs, spanUs }) => spanUs === undefined && atUs >= sinceMs * 1000);
    const waits = this.samples.filter(({ spanUs }) => spanUs !== undefined);
    const lateMs = loop.reduce((sum, { lagUs }) => sum + lagUs / 1000, 0);
    return Math.min(nowMs - sinceMs, lateMs + worstLagUs(waits, sinceMs * 1000, nowMs * 1000) / 1000);
  }

  /** How much of a limit is left, ms, for what began then: what was lost to this machine does not count, within reason. */
  leftMs(sinceMs: number, limitMs: number): number {
    const tookMs = performance.now() - sinceMs;
    if (tookMs < limitMs) return limitMs - tookMs;
    return Math.min(limitMs + this.lostMs(sinceMs), limitMs * mostStretch) - tookMs;
  }

  /** A limit for what cannot be waited for any longer once it has begun: as much longer as everything takes on this machine just now. */
  stretched(limitMs: number): number {
    const share = this.lostMs(performance.now() - latelyMs) / latelyMs;
    return Math.round(limitMs * Math.min(mostStretch, 1 / Math.max(1 - share, 1 / mostStretch)));
  }

  private readWaits(nowMs: number): void {
    const spanMs = nowMs - this.readAtMs;
    this.readAtMs = nowMs;
    // Several may have waited at the same time: more than all of the time is not lost.
    const waitedMs = Math.min(spanMs, this.waits?.sinceLast() ?? 0);
    if (waitedMs < leastWaitMs) return;
    this.keep({ atUs: nowMs * 1000, lagUs: waitedMs * 1000, spanUs: spanMs * 1000 });
  }

  private keep(sample: LagSample): void {
    this.samples.push(sample);
    while ((this.samples[0]?.atUs ?? Infinity) < sample.atUs - keptUs) this.samples.shift();
  }
}
