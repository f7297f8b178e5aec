import { rollbackTriggers, watchLimits, type TriggerName } from '../../env/rollback-triggers.ts';
import type { Service } from '../../env/target.ts';
import { serverErrorStreak, type Streak } from './server-error-streak.ts';
import { spokenBytes, spokenShare, spokenTime } from './spoken-figures.ts';
import type { Attempt, WatchSample } from './watch-sample.ts';

export interface FiredTrigger {
  readonly name: TriggerName;
  /** What was seen, beside the limit. */
  readonly sentence: string;
}

/** The triggers of the documents that the samples meet, in the order of their table. `scale` scales what is measured in ms. */
export function firedTriggers(samples: readonly WatchSample[], scale: number): readonly FiredTrigger[] {
  const rolling = lately(samples, watchLimits.rollingMs * scale);
  return [...serverErrors(samples, scale), ...sockets(rolling), ...logins(rolling), ...memory(rolling)];
}

/** The samples of the last so many ms. */
export function lately(samples: readonly WatchSample[], ms: number): readonly WatchSample[] {
  const untilMs = samples.at(-1)?.atMs ?? 0;
  return samples.filter(({ atMs }) => atMs >= untilMs - ms);
}

/** What was tried of one kind. */
export function tried(samples: readonly WatchSample[], kind: 'auth' | 'socket' | 'turn'): readonly Attempt[] {
  return samples.flatMap((sample) => sample[kind] ?? []);
}

function serverErrors(samples: readonly WatchSample[], scale: number): FiredTrigger[] {
  const { limit, fewest } = rollbackTriggers.SERVER_ERRORS;
  const services: readonly Service[] = ['backend', 'auth', 'frontend'];
  return services
    .flatMap((service) => serverErrorStreak(samples, service) ?? [])
    .filter(({ n, lastedMs }) => n >= fewest && lastedMs > limit * scale)
    .toSorted((a, b) => b.lastedMs - a.lastedMs)
    .slice(0, 1)
    .map((streak) => ({ name: 'SERVER_ERRORS', sentence: streakWords(streak, limit * scale) }));
}

function streakWords({ service, n, lastedMs, last, others }: Streak, limitMs: number): string {
  const meanwhile = others.length === 0 ? 'no other service was well' : `${others.join(' and ')} stayed well`;
  return `The ${service} service answered nothing but 5xx for ${spokenTime(lastedMs)} (${n} answers in a row, limit ${spokenTime(limitMs)}), the last: ${last.words ?? ''}; meanwhile ${meanwhile}.`;
}

function sockets(rolling: readonly WatchSample[]): FiredTrigger[] {
  const { limit, fewest } = rollbackTriggers.SOCKETS;
  const all = tried(rolling, 'socket');
  const well = all.filter(({ ok }) => ok).length;
  if (all.length < fewest || well / all.length >= limit) return [];
  const sentence = `Chat sockets opened and greeted: ${spokenShare(well, all.length)}, limit ${limit * 100} %. ${lastFault(all)}`;
  return [{ name: 'SOCKETS', sentence }];
}

function logins(rolling: readonly WatchSample[]): FiredTrigger[] {
  const { limit, fewest } = rollbackTriggers.LOGINS;
  const all = tried(rolling, 'auth');
  const failed = all.filter(({ ok }) => !ok).length;
  if (all.length < fewest || failed / all.length <= limit) return [];
  const sentence = `Authentications that failed: ${spokenShare(failed, all.length)}, limit ${limit * 100} %. ${lastFault(all)}`;
  return [{ name: 'LOGINS', sentence }];
}

function lastFault(all: readonly Attempt[]): string {
  return `The last fault: ${all.findLast(({ ok }) => !ok)?.words ?? 'none'}`;
}

function memory(rolling: readonly WatchSample[]): FiredTrigger[] {
  const { limit, fewest } = rollbackTriggers.MEMORY;
  const read = rolling.flatMap(({ resources }) => resources?.rssBytes ?? []);
  const over = read.filter((bytes) => bytes > limit);
  if (over.length < fewest) return [];
  const sentence = `The backend's process held ${spokenBytes(Math.max(...over))} (${over.length} of ${read.length} readings over ${spokenBytes(limit)}; sampled, one instance of several).`;
  return [{ name: 'MEMORY', sentence }];
}
