/** One part of a run that several machines share: `--shard=1/2`. */
export interface Shard {
  /** From 1. */
  readonly current: number;
  readonly total: number;
}

/** Reads the value of `--shard`; undefined for what Playwright refuses as well. */
export function readShard(text: string): Shard | undefined {
  const [, current, total] = /^(\d+)\/(\d+)$/.exec(text)?.map(Number) ?? [];
  if (current === undefined || total === undefined) return undefined;
  return current >= 1 && current <= total ? { current, total } : undefined;
}
