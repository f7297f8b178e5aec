import { afterRollback } from '../../env/rollback-triggers.ts';
import type { Service } from '../../env/target.ts';
import { tried } from './fired-triggers.ts';
import { faults } from './judge-watch.ts';
import { spokenShare, spokenTime } from './spoken-figures.ts';
import type { WatchJudgement } from './watch-judgement.ts';
import type { WatchSample } from './watch-sample.ts';

const services: readonly Service[] = ['auth', 'backend', 'frontend'];

/**
 * Whether a rollback has worked (requirements F62): every health check answers 200 within two minutes, authentication works, and then
 * no 5xx for five minutes. Pure; `scale` is the factor on both times. It speaks of what a client sees: the logs are not looked at.
 */
export function judgeAfterRollback(samples: readonly WatchSample[], scale = 1): WatchJudgement {
  const startedMs = samples[0]?.atMs ?? 0;
  const watchedMs = (samples.at(-1)?.atMs ?? 0) - startedMs;
  const limitMs = afterRollback.recoveredWithinMs * scale;
  const at = samples.findIndex(isWell);
  const recovered = samples[at];
  if (!recovered || recovered.atMs - startedMs > limitMs) {
    const words = `Not all services were well within ${spokenTime(limitMs)}; watched for ${spokenTime(watchedMs)}.`;
    return recovered || watchedMs > limitMs
      ? notRecovered('HEALTH', [words, ...faults(samples)])
      : hold([words, ...faults(samples)]);
  }
  return judgeQuiet(samples.slice(at), recovered.atMs - startedMs, scale);
}

/** From the first sample in which all was well. */
function judgeQuiet(quiet: readonly WatchSample[], recoveredMs: number, scale: number): WatchJudgement {
  const errors = services.flatMap((service) =>
    quiet.flatMap(({ health }) =>
      (health[service].status ?? 0) >= 500 ? [{ service, ...health[service] }] : [],
    ),
  );
  const [error] = errors;
  if (error) {
    const words = `After all had been well, ${errors.length} health checks answered 5xx; the first, of ${error.service}: ${error.words ?? ''}`;
    return notRecovered('SERVER_ERRORS', [words]);
  }
  const auth = tried(quiet, 'auth');
  const wrong = auth.filter(({ ok }) => !ok);
  if (wrong.length > 0) {
    const words = `Authentications that failed: ${spokenShare(wrong.length, auth.length)}. The last: ${wrong.at(-1)?.words ?? ''}`;
    return notRecovered('LOGINS', [words]);
  }
  const quietMs = (quiet.at(-1)?.atMs ?? 0) - (quiet[0]?.atMs ?? 0);
  const neededMs = afterRollback.quietMs * scale;
  const doubts = [
    ...(auth.length === 0 ? ['No authentication could be tried.'] : []),
    ...(quietMs < neededMs
      ? [`Quiet for ${spokenTime(quietMs)} so far; ${spokenTime(neededMs)} without a 5xx are needed.`]
      : []),
    ...faults(quiet),
  ];
  if (doubts.length > 0) return hold(doubts, quietMs >= neededMs);
  const words = `All services were well ${spokenTime(recoveredMs)} after the start, and for ${spokenTime(quietMs)} no health check answered 5xx (n = ${quiet.length}); authentications: ${spokenShare(auth.length, auth.length)}.`;
  return { word: 'RECOVERED', reasons: [words], isFinal: true };
}

function isWell({ health }: WatchSample): boolean {
  return services.every((service) => health[service].ok);
}

function notRecovered(
  trigger: NonNullable<WatchJudgement['trigger']>,
  reasons: readonly string[],
): WatchJudgement {
  return { word: 'NOT_RECOVERED', trigger, reasons, isFinal: true };
}

function hold(reasons: readonly string[], isFinal = false): WatchJudgement {
  return { word: 'HOLD', reasons, isFinal };
}
