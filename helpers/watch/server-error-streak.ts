import type { Service } from '../../env/target.ts';
import type { HealthAttempt, WatchSample } from './watch-sample.ts';

export interface Streak {
  readonly service: Service;
  /** Answers of 5xx without another answer between them. */
  readonly n: number;
  /** From the first of them to the last, ms: never longer than it really was. */
  readonly lastedMs: number;
  readonly last: HealthAttempt;
  /** Services that answered well in every sample of the streak. */
  readonly others: readonly Service[];
}

/** The longest time for which each service answered nothing but 5xx. A sample without any answer neither counts nor ends it. */
export function serverErrorStreak(samples: readonly WatchSample[], service: Service): Streak | undefined {
  let longest: Streak | undefined;
  let during: WatchSample[] = [];
  for (const sample of samples) {
    const { status } = sample.health[service];
    if (status === undefined) continue;
    during = status >= 500 ? [...during, sample] : [];
    const streak = streakOf(during, service);
    if (streak && (!longest || streak.lastedMs >= longest.lastedMs)) longest = streak;
  }
  return longest;
}

function streakOf(during: readonly WatchSample[], service: Service): Streak | undefined {
  const first = during[0];
  const last = during.at(-1);
  if (!first || !last) return undefined;
  const others = (Object.keys(last.health) as Service[]).filter(
    (other) => other !== service && during.every(({ health }) => health[other].ok),
  );
  return {
    service,
    n: during.length,
    lastedMs: last.atMs - first.atMs,
    last: last.health[service],
    others,
  };
}
