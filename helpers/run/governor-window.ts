import { z } from 'zod';

/** Length of the sliding window, ms. */
export const windowMs = 60_000;

/** Longest time that a stop is believed, ms. A server that says "next year" must not lock a machine out for good. */
const longestStopMs = 24 * 60 * 60_000;

/** How far ahead of the clock a stamp may be, ms. Beyond it the clock was set back, and the stamp means nothing. */
const clockSlackMs = 5_000;

/** How long a reservation holds its slots unless it is closed, ms: longer than any turn (staging gives up after 90 s). */
export const holdMs = 120_000;

/** The edge counts requests under `/api/` apart from all others (requirements, fact M). */
export type Lane = 'api' | 'other';

const lane = z.enum(['api', 'other']);
const windowSchema = z.object({
  schema: z.literal(1),
  /** Requests of the last minute. */
  sent: z.array(z.object({ host: z.string(), lane, atMs: z.number() })),
  /** Slots that a timed section has reserved and not given back yet. They count until a minute after `untilMs`. */
  held: z.array(z.object({ id: z.string(), host: z.string(), lane, slots: z.number(), untilMs: z.number() })),
  /** Hosts that asked us to slow down. */
  stops: z.array(z.object({ host: z.string(), untilMs: z.number() })),
});

/** What all runs of this machine have sent of late: time stamps and host names, nothing else. */
export type RequestWindow = z.output<typeof windowSchema>;

export function emptyWindow(): RequestWindow {
  return { schema: 1, sent: [], held: [], stops: [] };
}

/** Reads a window file's text. Anything that is no window, or of another schema, is an empty one: the file is only a memory. */
export function readWindow(text: string): RequestWindow {
  try {
    return windowSchema.safeParse(JSON.parse(text)).data ?? emptyWindow();
  } catch {
    return emptyWindow();
  }
}

/** The window without all that no longer counts at `nowMs`, so that the file stays small. */
export function pruned(window: RequestWindow, nowMs: number): RequestWindow {
  return {
    schema: 1,
    sent: window.sent.filter(({ atMs }) => atMs > nowMs - windowMs && atMs <= nowMs + clockSlackMs),
    held: window.held.filter(
      ({ untilMs }) => untilMs > nowMs - windowMs && untilMs <= nowMs + holdMs + clockSlackMs,
    ),
    stops: window.stops.filter(
      ({ untilMs }) => untilMs > nowMs && untilMs <= nowMs + longestStopMs + clockSlackMs,
    ),
  };
}

/** When the host may be asked again (Unix time, ms); undefined when it has not stopped us. */
export function stoppedUntil(window: RequestWindow, host: string, nowMs: number): number | undefined {
  const until = window.stops
    .filter((stop) => stop.host === host && stop.untilMs > nowMs)
    .map((stop) => stop.untilMs);
  return until.length === 0 ? undefined : Math.max(...until);
}

/** The window with a stop for the host; an earlier, longer stop stays. */
export function withStop(window: RequestWindow, host: string, untilMs: number, nowMs: number): RequestWindow {
  const until = Math.max(Math.min(untilMs, nowMs + longestStopMs), stoppedUntil(window, host, nowMs) ?? 0);
  return {
    ...window,
    stops: [...window.stops.filter((stop) => stop.host !== host), { host, untilMs: until }],
  };
}

/**
 * How long until `slots` more requests fit into the lane, ms; 0 when they fit now. All hosts count together, since the edge
 * counts by address: it does not care which of its hosts we ask.
 */
export function waitFor(
  window: RequestWindow,
  inLane: Lane,
  slots: number,
  limit: number,
  nowMs: number,
): number {
  const freeAt = [
    ...window.sent.filter((one) => one.lane === inLane).map((one) => one.atMs + windowMs),
    ...window.held
      .filter((one) => one.lane === inLane)
      .flatMap((one) => Array.from({ length: one.slots }, () => one.untilMs + windowMs)),
  ].sort((a, b) => a - b);
  const tooMany = freeAt.length + slots - limit;
  if (tooMany <= 0) return 0;
  return Math.max(1, (freeAt[tooMany - 1] ?? nowMs + windowMs) - nowMs);
}
