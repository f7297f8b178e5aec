import { z } from 'zod';

/** Length of the sliding window of bad handshakes, ms. */
export const badHandshakeWindowMs = 60_000;

/** How long a run is remembered, ms: longer than any run may take. */
const runMemoryMs = 24 * 60 * 60_000;

/** How far ahead of the clock a stamp may be, ms. Beyond it the clock was set back, and the stamp means nothing. */
const clockSlackMs = 5_000;

const recordSchema = z.object({
  schema: z.literal(1),
  /** Upgrades with a bad credential, of the last minute. */
  handshakes: z.array(z.object({ host: z.string(), atMs: z.number() })),
  /** Runs that have shown a backend a token that was logged out. */
  loggedOut: z.array(z.object({ host: z.string(), run: z.string(), atMs: z.number() })),
  /** Backends that are left alone for a while after that. */
  quiet: z.array(z.object({ host: z.string(), untilMs: z.number() })),
});

/** With what bad credentials all runs of this machine have come of late: host names, ids of runs, time stamps. Never a token. */
export type BadCredentialRecord = z.output<typeof recordSchema>;

/** Reads the file's text. Anything that is no such record is an empty one: the file is only a memory. */
export function readBadCredentialRecord(text: string): BadCredentialRecord {
  const empty: BadCredentialRecord = { schema: 1, handshakes: [], loggedOut: [], quiet: [] };
  try {
    return recordSchema.safeParse(JSON.parse(text)).data ?? empty;
  } catch {
    return empty;
  }
}

/** The record without what no longer counts at `nowMs`. */
export function prunedRecord(record: BadCredentialRecord, nowMs: number): BadCredentialRecord {
  const isRecent =
    (memoryMs: number) =>
    ({ atMs }: { readonly atMs: number }): boolean =>
      atMs > nowMs - memoryMs && atMs <= nowMs + clockSlackMs;
  return {
    schema: 1,
    handshakes: record.handshakes.filter(isRecent(badHandshakeWindowMs)),
    loggedOut: record.loggedOut.filter(isRecent(runMemoryMs)),
    quiet: record.quiet.filter(({ untilMs }) => untilMs > nowMs),
  };
}

/** How long a backend is still to be left alone, ms; 0 when it is not. */
export function quietForMs(record: BadCredentialRecord, host: string, nowMs: number): number {
  const until = record.quiet.filter((one) => one.host === host).map(({ untilMs }) => untilMs);
  return Math.max(0, ...until.map((untilMs) => untilMs - nowMs));
}

/** How long until one more bad handshake may go to the host, ms; 0 when it may go now. */
export function handshakeWaitMs(
  record: BadCredentialRecord,
  host: string,
  perMinute: number,
  nowMs: number,
): number {
  const freeAt = record.handshakes
    .filter((one) => one.host === host)
    .map(({ atMs }) => atMs + badHandshakeWindowMs)
    .sort((a, b) => a - b);
  const tooMany = freeAt.length + 1 - perMinute;
  const forRoom = tooMany <= 0 ? 0 : Math.max(1, (freeAt[tooMany - 1] ?? nowMs) - nowMs);
  return Math.max(forRoom, quietForMs(record, host, nowMs));
}
