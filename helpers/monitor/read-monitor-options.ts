import { parseArgs } from 'node:util';
import { profileNames, targetNames, type ProfileName, type TargetName } from '../../env/target.ts';
import type { RunState } from './heartbeat.ts';

export const jobs = ['plan', 'deployed', 'wait', 'run', 'tell', 'fetch', 'ping'] as const;
export type Job = (typeof jobs)[number];

export interface MonitorOptions {
  readonly job: Job;
  readonly target: TargetName;
  readonly profile: ProfileName;
  /** How long `wait` waits at most, ms. */
  readonly forMs: number;
  /** What `ping` says. */
  readonly state: RunState;
}

export const monitorUsage = `npm run monitor -- ${jobs.join('|')} [--project ${targetNames.join('|')}] [--profile ${profileNames.join('|')}] [--for 5m] [--state success|failure]`;

const unitMs = { s: 1_000, m: 60_000 } as const;
const longestMs = 30 * unitMs.m;

/**
 * Reads the words after `npm run monitor --`.
 * @throws Error with one sentence.
 */
export function readMonitorOptions(words: readonly string[]): MonitorOptions {
  const { values, positionals } = parsed(words);
  const [word, ...others] = positionals;
  if (word === undefined || others.length > 0) throw new Error(`Say one thing to do. ${monitorUsage}`);
  return {
    job: oneOf('The first word', jobs, word),
    target: oneOf('--project', targetNames, values.project),
    profile: oneOf('--profile', profileNames, values.profile),
    forMs: time(values.for),
    // GitHub says `cancelled` of a run that was stopped, and `skipped` of one that never began: neither has gone well.
    state: values.state === 'success' ? 'success' : 'failure',
  };
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        project: { type: 'string', default: 'staging' },
        profile: { type: 'string', default: 'smoke' },
        for: { type: 'string', default: '5m' },
        state: { type: 'string', default: 'failure' },
      },
    });
  } catch (error) {
    throw new Error(`${(error as Error).message.split('\n')[0] ?? ''} ${monitorUsage}`, { cause: error });
  }
}

function oneOf<T extends string>(name: string, known: readonly T[], text: string): T {
  const found = known.find((one) => one === text);
  if (found !== undefined) return found;
  throw new Error(`${name} must be one of ${known.join(', ')}, not ${text}. ${monitorUsage}`);
}

/** `30s`, `5m`. */
function time(text: string): number {
  const match = /^(\d+)(s|m)$/.exec(text);
  const ms = Number(match?.[1]) * unitMs[(match?.[2] ?? 's') as keyof typeof unitMs];
  if (ms > 0 && ms <= longestMs) return ms;
  throw new Error(`--for must be a time up to 30m, such as 90s or 5m, not ${text}.`);
}
