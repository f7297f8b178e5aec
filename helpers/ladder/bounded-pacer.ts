import type { Pacer } from '../http/http-client.ts';
import type { LadderClock } from './ladder-clock.ts';

/**
 * The governor as it stands, but for its patience: a request that finds no room while the ladder has time is not sent. The room
 * that it asked for counts all the same when it comes free, so that the ladder can only make the suite slower, never faster.
 */
export function boundedPacer(pacer: Pacer | undefined, clock: LadderClock): Pacer | undefined {
  return (
    pacer && {
      take: (host, path) => clock.within(() => pacer.take(host, path)),
      reserve: (host, slots, path) => clock.within(() => pacer.reserve(host, slots, path)),
      stop: (host, untilMs) => pacer.stop(host, untilMs),
    }
  );
}
