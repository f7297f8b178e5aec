import type { WatchSample } from '../../../../helpers/watch/watch-sample.ts';

type Change = Partial<Omit<WatchSample, 'at' | 'atMs'>>;

const well = { ok: true, tookMs: 5, status: 200 } as const;

/** A health attempt that came back with a status of trouble. */
export const ill = (status = 503, words = `GET /health: ${status} Service Unavailable`) =>
  ({ ok: false, tookMs: 5, status, words, code: 'BACKEND_DOWN' }) as const;

/** An attempt that failed. */
export const failed = { ok: false, tookMs: 5, words: 'It was refused.', code: 'WS_HTTP_500' } as const;

/** One sample at its time, ms; all is well but for the change. */
export function sampleAt(
  atMs: number,
  change: Change & { readonly backend?: WatchSample['health']['auth'] } = {},
): WatchSample {
  const { backend = well, ...rest } = change;
  return {
    at: new Date(Date.UTC(2026, 10, 22) + atMs).toISOString(),
    atMs,
    health: { auth: well, backend, frontend: well },
    auth: { ok: true, tookMs: 5 },
    socket: { ok: true, tookMs: 5 },
    missed: 0,
    ...rest,
  };
}

/** So many samples, half a minute apart. `change` says what is different in which. */
export function samples(
  n: number,
  change: (at: number) => Parameters<typeof sampleAt>[1] = () => ({}),
): WatchSample[] {
  return Array.from({ length: n }, (_, at) => sampleAt(at * 30_000, change(at)));
}
