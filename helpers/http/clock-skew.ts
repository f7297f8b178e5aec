import type { HttpReply } from './http-client.ts';

/** A stamp of HTTP has whole seconds. */
const resolutionMs = 1_000;

/**
 * How far the clock of a service is from this machine's, s; positive when the service's is ahead. Its `Date` has whole seconds and
 * was written somewhere between the sending and the arrival, so it is the smallest difference that the answer allows: 0 when it
 * allows none at all. A cache in between says by `Age` how old the stamp is. Undefined without a stamp that can be read.
 * @param sentAtMs when the request was sent, by this machine's clock.
 */
export function clockSkewS(
  reply: Pick<HttpReply, 'headers' | 'tookMs'>,
  sentAtMs: number,
): number | undefined {
  const stampMs = Date.parse(reply.headers.get('date') ?? '');
  if (Number.isNaN(stampMs)) return undefined;
  const age = reply.headers.get('age') ?? '';
  const serverMs = stampMs + (/^\d{1,9}$/.test(age) ? Number(age) * 1_000 : 0);
  const leastMs = serverMs - (sentAtMs + reply.tookMs);
  const mostMs = serverMs + resolutionMs - sentAtMs;
  if (leastMs > 0) return leastMs / 1_000;
  return mostMs < 0 ? mostMs / 1_000 : 0;
}
