import { worstLagUs } from '../judge/worst-lag.ts';
import type { LagSample } from './turn.ts';

const periodMs = 10;
const keptUs = 200_000_000;

/**
 * Watches how late the tester's own event loop is. One a worker; its samples are in µs of the process clock
 * (`performance.now()`), only moments of more than one period are kept, the last 200 s of them.
 */
export class LagSampler {
  private readonly samples: LagSample[] = [];
  private timer: NodeJS.Timeout | undefined;

  start(): void {
    let expectedMs = performance.now() + periodMs;
    this.timer = setInterval(() => {
      const nowMs = performance.now();
      const lateMs = nowMs - expectedMs;
      if (lateMs > periodMs) this.keep({ atUs: nowMs * 1000, lagUs: lateMs * 1000 });
      expectedMs = nowMs + periodMs;
    }, periodMs);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** The samples since a moment of the process clock, counted from that moment. */
  since(originUs: number): readonly LagSample[] {
    return this.samples
      .filter(({ atUs }) => atUs >= originUs)
      .map(({ atUs, lagUs }) => ({ atUs: atUs - originUs, lagUs }));
  }

  /** The longest delay inside an interval of the process clock, ms. */
  worstMs(startedMs: number, tookMs: number): number {
    return worstLagUs(this.samples, startedMs * 1000, (startedMs + tookMs) * 1000) / 1000;
  }

  private keep(sample: LagSample): void {
    this.samples.push(sample);
    while ((this.samples[0]?.atUs ?? Infinity) < sample.atUs - keptUs) this.samples.shift();
  }
}
