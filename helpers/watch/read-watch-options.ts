import { parseArgs } from 'node:util';
import { afterRollback } from '../../env/rollback-triggers.ts';
import { targetNames, type TargetName } from '../../env/target.ts';

export interface WatchOptions {
  readonly target: TargetName;
  readonly afterRollback: boolean;
  /** From the beginning of one sample to that of the next, ms. */
  readonly everyMs: number;
  /** How long it looks on, ms. */
  readonly forMs: number;
  /** How often a chat message is sent, ms; left out: never. */
  readonly turnEveryMs?: number;
  /** Factor on every limit that is a time; 1 but in tests. */
  readonly scale: number;
}

export const watchUsage =
  'npm run watch -- --project embedded|local|staging [--every 30s] [--for 5m] [--turn-every 2m] [--post-rollback] [--scale 0.05]';

const unitMs = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 } as const;
const shortestMs = 200;
const longestMs = 24 * unitMs.h;

/**
 * Reads the words after `npm run watch --`.
 * @throws Error with one sentence.
 */
export function readWatchOptions(words: readonly string[]): WatchOptions {
  const values = parsed(words);
  const target = targetNames.find((name) => name === values.project);
  if (target === undefined)
    throw new Error(`--project must be one of ${targetNames.join(', ')}. ${watchUsage}`);
  const scale = scaleOf(values.scale);
  const everyMs = time('--every', values.every);
  const isAfter = values['post-rollback'];
  if (isAfter && values.for !== undefined) {
    throw new Error('--for is not said with --post-rollback: two minutes to recover and five without a 5xx.');
  }
  const neededMs = (afterRollback.recoveredWithinMs + afterRollback.quietMs) * scale + 2 * everyMs;
  const forMs = isAfter ? neededMs : time('--for', values.for ?? '5m');
  if (forMs < everyMs) throw new Error('--for must be at least as long as --every.');
  const turnEvery = values['turn-every'];
  const turns = turnEvery === undefined ? {} : { turnEveryMs: time('--turn-every', turnEvery) };
  return { target, afterRollback: isAfter, everyMs, forMs, scale, ...turns };
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: {
        project: { type: 'string', default: 'embedded' },
        every: { type: 'string', default: '30s' },
        for: { type: 'string' },
        'turn-every': { type: 'string' },
        'post-rollback': { type: 'boolean', default: false },
        scale: { type: 'string', default: '1' },
      },
    }).values;
  } catch (error) {
    throw new Error(`${(error as Error).message.split('\n')[0] ?? ''} ${watchUsage}`, { cause: error });
  }
}

/** `30s`, `5m`, `500ms`. */
function time(name: string, text: string): number {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text);
  const ms = Number(match?.[1]) * unitMs[(match?.[2] ?? 's') as keyof typeof unitMs];
  if (ms >= shortestMs && ms <= longestMs) return ms;
  throw new Error(`${name} must be a time from ${shortestMs}ms to 24h, such as 30s or 5m, not ${text}.`);
}

function scaleOf(text: string): number {
  const scale = Number(text);
  if (scale > 0 && scale <= 1) return scale;
  throw new Error(`--scale must be a factor above 0 and at most 1, not ${text}: limits are never loosened.`);
}
