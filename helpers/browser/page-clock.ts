import type { CDPSession } from '@playwright/test';

/**
 * Brings the browser's clock and this process's together. The browser stamps frames and requests in seconds of its monotonic
 * clock, a document counts ms from its own start, and this process has a clock of its own.
 */
export class PageClock {
  private constructor(
    private readonly cdp: CDPSession,
    /** The browser's monotonic seconds at which the timeline begins. */
    private readonly originSeconds: number,
    /** The same moment on the clock of this process (`performance.now()`), µs. */
    readonly originUs: number,
  ) {}

  /** Begins a timeline. The two clocks are read together, so they agree to within half of a round trip. */
  static async start(cdp: CDPSession): Promise<PageClock> {
    await cdp.send('Performance.enable');
    const beforeMs = performance.now();
    const { metrics } = await cdp.send('Performance.getMetrics');
    const betweenMs = (beforeMs + performance.now()) / 2;
    return new PageClock(cdp, valueOf(metrics, 'Timestamp'), betweenMs * 1000);
  }

  /** µs of the timeline now. */
  nowUs(): number {
    return performance.now() * 1000 - this.originUs;
  }

  /** A stamp of the browser's protocol, in seconds, as µs of the timeline. */
  fromBrowser(seconds: number): number {
    return Math.round((seconds - this.originSeconds) * 1e6);
  }

  /** When the document of now began, in µs of the timeline: its own `performance.now()` counts from there. */
  async documentStartUs(): Promise<number> {
    const { metrics } = await this.cdp.send('Performance.getMetrics');
    return this.fromBrowser(valueOf(metrics, 'NavigationStart'));
  }
}

function valueOf(
  metrics: readonly { readonly name: string; readonly value: number }[],
  name: string,
): number {
  const found = metrics.find((metric) => metric.name === name);
  if (found === undefined) throw new Error(`The browser does not tell ${name}.`);
  return found.value;
}
