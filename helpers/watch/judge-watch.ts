import { rollbackTriggers, watchLimits } from '../../env/rollback-triggers.ts';
import type { Service } from '../../env/target.ts';
import { firedTriggers, lately, tried } from './fired-triggers.ts';
import { resourceDoubts } from './resource-doubts.ts';
import { spokenShare, spokenTime } from './spoken-figures.ts';
import type { WatchJudgement } from './watch-judgement.ts';
import type { WatchSample } from './watch-sample.ts';

/**
 * What the samples so far come to: a trigger of the documents is met, or something speaks against calling the target stable (too few
 * samples among it), or neither. Pure. `scale` is the factor on every time limit; 1 but in tests.
 */
export function judgeWatch(samples: readonly WatchSample[], scale = 1): WatchJudgement {
  const fired = firedTriggers(samples, scale);
  const [first] = fired;
  if (first) {
    const reasons = fired.map(({ sentence }) => sentence);
    return { word: 'ROLLBACK_ADVISED', trigger: first.name, reasons, isFinal: true };
  }
  const doubts = [
    ...faults(lately(samples, watchLimits.rollingMs * scale)),
    ...resourceDoubts(samples, scale),
    ...tooFew(samples, scale),
  ];
  if (doubts.length > 0) return { word: 'HOLD', reasons: doubts, isFinal: false };
  return { word: 'STABLE', reasons: [summary(samples)], isFinal: false };
}

/** What went wrong lately without meeting a trigger: no reason to roll back, and none to be at ease. */
export function faults(samples: readonly WatchSample[]): readonly string[] {
  const services: readonly Service[] = ['auth', 'backend', 'frontend'];
  const ill = services.flatMap((service) => {
    const wrong = samples.filter(({ health }) => !health[service].ok);
    const last = wrong.at(-1)?.health[service].words;
    return last === undefined
      ? []
      : [`The ${service} service was not well in ${wrong.length} of ${samples.length} samples: ${last}`];
  });
  const failed = (['auth', 'socket', 'turn'] as const).flatMap((kind) => {
    const all = tried(samples, kind);
    const wrong = all.filter(({ ok }) => !ok);
    const name = { auth: 'Authentications', socket: 'Chat sockets', turn: 'Chat messages' }[kind];
    return wrong.length === 0
      ? []
      : [
          `${name} that failed: ${spokenShare(wrong.length, all.length)}. The last: ${wrong.at(-1)?.words ?? ''}`,
        ];
  });
  return [...ill, ...failed];
}

/** Without so much no trigger could have been met, so that none was met means nothing. */
function tooFew(samples: readonly WatchSample[], scale: number): string[] {
  const watchedMs = (samples.at(-1)?.atMs ?? 0) - (samples[0]?.atMs ?? 0);
  const neededMs = rollbackTriggers.SERVER_ERRORS.limit * scale;
  const few = (name: string, n: number, fewest: number): string[] =>
    n >= fewest ? [] : [`Not enough to say: ${n} ${name}, at least ${fewest} are needed.`];
  return [
    ...(watchedMs >= neededMs
      ? []
      : [
          `Not enough to say: watched for ${spokenTime(watchedMs)}, and lasting 5xx show after ${spokenTime(neededMs)} only.`,
        ]),
    ...few('chat sockets tried', tried(samples, 'socket').length, rollbackTriggers.SOCKETS.fewest),
    ...few('authentications tried', tried(samples, 'auth').length, rollbackTriggers.LOGINS.fewest),
  ];
}

function summary(samples: readonly WatchSample[]): string {
  const watchedMs = (samples.at(-1)?.atMs ?? 0) - (samples[0]?.atMs ?? 0);
  const share = (kind: 'auth' | 'socket' | 'turn'): string => {
    const all = tried(samples, kind);
    return spokenShare(all.filter(({ ok }) => ok).length, all.length);
  };
  const turns =
    tried(samples, 'turn').length === 0
      ? 'No message was sent, so whether the agent answers is not known (--turn-every)'
      : `Messages answered: ${share('turn')}`;
  return `Every service was well in ${samples.length} samples of ${spokenTime(watchedMs)}; sockets opened: ${share('socket')}; authentications: ${share('auth')}. ${turns}. It says nothing of the time outside of it.`;
}
