/**
 * `npm run fuzz -- [--seed N] [--offline 2000] [--live 100] [--at-once 3]`: composes random faults of frames and compares what the
 * judge says with what the oracle says. Exits with 1 when they disagree anywhere. The same seed makes the same faults; live, the
 * times differ.
 */
import { parseArgs } from 'node:util';

import { judgeTurn } from '../../../helpers/judge/judge-turn.ts';
import { describeReport, isFine } from './describe-report.ts';
import { fuzz, type Report } from './fuzz.ts';
import { judgeLive } from './judge-live.ts';
import { judgeOffline } from './judge-offline.ts';
import { liveCase } from './live-case.ts';
import { openLiveRoom } from './live-room.ts';
import { offlineCase } from './offline-case.ts';

interface Options {
  readonly seed: number;
  readonly offline: number;
  readonly live: number;
  readonly atOnce: number;
}

function readOptions(): Options {
  const text = { type: 'string' } as const;
  const options = { seed: text, offline: text, live: text, 'at-once': text };
  const { values } = parseArgs({ options });
  const number = (name: keyof typeof options, otherwise: number, least: number): number => {
    const given = values[name];
    if (given === undefined) return otherwise;
    if (!/^\d{1,9}$/.test(given) || Number(given) < least)
      throw new Error(`--${name} must be a whole number from ${least} on, but it is "${given}".`);
    return Number(given);
  };
  return {
    seed: number('seed', Date.now() % 1_000_000, 0),
    offline: number('offline', 2_000, 0),
    live: number('live', 100, 0),
    atOnce: number('at-once', 3, 1),
  };
}

const say = (line: string): boolean => process.stdout.write(`${line}\n`);

function progress(what: string, count: number): (done: number) => void {
  const step = Math.max(1, Math.ceil(count / 10));
  return (done) => {
    if (done % step === 0) say(`${what}: ${done} of ${count}`);
  };
}

async function offline({ seed, offline: count }: Options): Promise<Report> {
  const judge = (one: Parameters<typeof judgeOffline>[0]) => judgeOffline(one, judgeTurn);
  const onProgress = progress('recordings', count);
  return fuzz({ cases: offlineCase, judge, seed, count, atOnce: 1, shrinkMs: 20_000, onProgress });
}

async function live({ seed, live: count, atOnce }: Options): Promise<Report> {
  const room = await openLiveRoom();
  try {
    const onProgress = progress('live turns', count);
    const judge = (one: Parameters<typeof judgeLive>[1]) => judgeLive(room, one, judgeTurn);
    return await fuzz({ cases: liveCase, judge, seed, count, atOnce, shrinkMs: 90_000, onProgress });
  } finally {
    await room.stop();
  }
}

async function run(options: Options): Promise<boolean> {
  say(`seed ${options.seed}`);
  const reports: [string, Report][] = [];
  if (options.offline > 0) reports.push(['recordings', await offline(options)]);
  if (options.live > 0) reports.push(['live turns', await live(options)]);
  const told = reports.map(([what, report]) => describeReport(what, report).split('\n'));
  for (const lines of told) say(lines.slice(0, -1).join('\n'));
  say([...told.map((lines) => lines.at(-1) ?? ''), `seed ${options.seed}`].join('; '));
  return reports.length > 0 && reports.every(([, report]) => isFine(report));
}

try {
  process.exitCode = (await run(readOptions())) ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
