/** The time as the product writes it. One clock for all services, so that stamps of one turn never run backwards. */
export const clock = {
  /** Seconds since the epoch as a float with microseconds, as Python's `time.time()`. */
  seconds(): number {
    return Math.round((performance.timeOrigin + performance.now()) * 1000) / 1_000_000;
  },

  /** Whole seconds since the epoch, as in tokens and in thread fields. */
  wholeSeconds(): number {
    return Math.floor(clock.seconds());
  },

  /** `2026-11-22T00:13:20.019091+00:00`: ISO with microseconds and offset. */
  iso(seconds: number = clock.seconds()): string {
    return `${clock.naive(seconds)}+00:00`;
  },

  /** The same without an offset, as some fields of the product have it. */
  naive(seconds: number = clock.seconds()): string {
    const micros = Math.round(seconds * 1_000_000);
    const whole = new Date(Math.floor(micros / 1_000_000) * 1000).toISOString().slice(0, 19);
    return `${whole}.${String(micros % 1_000_000).padStart(6, '0')}`;
  },

  /** `2026-11-22T02:12:19`: to the second and without an offset, as expiry times are written (auth.md 1a). */
  naiveToTheSecond(seconds: number): string {
    return new Date(seconds * 1000).toISOString().slice(0, 19);
  },
};
