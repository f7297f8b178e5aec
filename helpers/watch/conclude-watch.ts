import type { Target } from '../../env/target.ts';
import { headlineOf } from './draw-watch.ts';
import type { LookedOn } from './look-on.ts';
import type { WatchOptions } from './read-watch-options.ts';
import type { WatchWord } from './watch-judgement.ts';
import type { WatchRecord } from './watch-record.ts';
import type { WatchSampler } from './watch-sampler.ts';

const exitCodes: Readonly<Record<WatchWord, number>> = {
  STABLE: 0,
  RECOVERED: 0,
  ROLLBACK_ADVISED: 2,
  NOT_RECOVERED: 2,
  HOLD: 3,
};

/** A watch that has ended. */
export interface EndedWatch {
  readonly options: WatchOptions;
  readonly target: Target;
  readonly record: WatchRecord;
  readonly startedAt: string;
  readonly spent: WatchSampler['spent'];
  readonly isStopped: boolean;
  readonly say: (text: string) => void;
}

/** Writes what the watch came to and says it, the word last. Returns the exit code. */
export function concludeWatch({ samples, judgement }: LookedOn, ended: EndedWatch): number {
  const { options, target, record, startedAt, spent, isStopped, say } = ended;
  const missed = samples.reduce((sum, one) => sum + one.missed, 0);
  const scale = options.scale === 1 ? '' : `, every time limit scaled by ${options.scale}`;
  record.end({
    schema: 1,
    target: target.name,
    startedAt,
    mode: options.afterRollback ? 'post-rollback' : 'watch',
    everyMs: options.everyMs,
    forMs: options.forMs,
    scale: options.scale,
    ...judgement,
    stopped: isStopped,
    samples: samples.length,
    missed,
    spent,
  });
  say(
    `\n${samples.length} samples, ${missed} missed, ${spent.requests} requests, ${spent.turns} turns, ${spent.users} users made${scale}`,
  );
  if (isStopped) say('Stopped by hand: this is what was known until then.');
  for (const reason of judgement.reasons) say(reason);
  say(`written to ${record.folder}`);
  say(headlineOf(judgement));
  return exitCodes[judgement.word];
}
