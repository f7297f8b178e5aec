/**
 * How far the figures of the suite are off: known delays are put before the stack by the fault gateway, and every phase is measured by
 * the suite's own helpers and judges, and in turn with them by a bare client (`fetch` and `ws`). `[rounds]`, 10.
 *
 * The error of a figure is what it differs by from the injected delay and the middle undelayed figure of the same client, which goes
 * through a gateway that looks at every frame too. Its percentiles are those of its size without the sign, by nearest rank.
 */
import { availableParallelism, loadavg } from 'node:os';
import type { FaultInput } from '../../../faults/fault.ts';
import { startGateway, type Gateway } from '../../../faults/start-gateway.ts';
import { startOwnStack } from '../command/own-stack.ts';
import { measureBare } from './measure-bare.ts';
import { measureSuite } from './measure-suite.ts';
import { percentile } from './percentile.ts';
import { subjects, type Figures, type Subject } from './figures.ts';

const rounds = Number(process.argv[2] ?? 10);
const delaysMs = [20, 100, 400] as const;
const clients = { suite: measureSuite, 'bare client': measureBare } as const;
type Client = keyof typeof clients;

const say = (text: string): boolean => process.stdout.write(`${text}\n`);

interface Way {
  readonly subject: Subject;
  readonly delayMs: number;
  readonly gateway: Gateway;
}

const stack = await startOwnStack();
const open = (faults: readonly FaultInput[]): Promise<Gateway> =>
  startGateway({ upstream: stack.urls, faults });
const taken = new Map<string, number[]>();
const key = (client: Client, metric: string, delayMs: number): string => `${client} ${metric} ${delayMs}`;

for (const subject of subjects) {
  const ways: Way[] = [];
  for (const delayMs of [0, ...delaysMs]) {
    ways.push({ subject, delayMs, gateway: await open(subject.faults(delayMs)) });
  }
  for (let round = -1; round < rounds; round += 1) {
    // Another one first in every round: whatever slows the machine slows all of them alike.
    const first = Math.abs(round) % ways.length;
    for (const way of [...ways.slice(first), ...ways.slice(0, first)]) {
      for (const client of Object.keys(clients) as Client[]) {
        const figures = await clients[client](way.gateway.urls);
        if (round >= 0) keep(client, way, figures);
      }
    }
  }
  await Promise.all(ways.map(({ gateway }) => gateway.stop()));
}
await stack.stop();

function keep(client: Client, { subject, delayMs }: Way, figures: Figures): void {
  for (const metric of subject.metrics) {
    const place = key(client, metric, delayMs);
    taken.set(place, [...(taken.get(place) ?? []), figures[metric]]);
  }
}

function errors(client: Client, metric: string, delayMs: number): readonly number[] {
  const undelayed = percentile(taken.get(key(client, metric, 0)) ?? [], 50);
  return (taken.get(key(client, metric, delayMs)) ?? []).map((value) =>
    Math.abs(value - undelayed - delayMs),
  );
}

say(
  `${'phase'.padEnd(16)}${'delay'.padStart(7)}${'suite p50'.padStart(12)}${'p95'.padStart(8)}${'bare p50'.padStart(12)}${'p95'.padStart(8)}   undelayed: suite, bare`,
);
for (const metric of subjects.flatMap((subject) => subject.metrics)) {
  for (const delayMs of delaysMs) {
    const cells = (['suite', 'bare client'] as const).flatMap((client, at) =>
      [50, 95].map((percent, place) => {
        const ms = percentile(errors(client, metric, delayMs), percent);
        return ms.toFixed(1).padStart(place === 0 ? 12 : at === 0 ? 8 : 8);
      }),
    );
    const base = (['suite', 'bare client'] as const).map((client) =>
      percentile(taken.get(key(client, metric, 0)) ?? [], 50).toFixed(1),
    );
    say(`${metric.padEnd(16)}${String(delayMs).padStart(7)}${cells.join('')}   ${base.join(', ')}`);
  }
}
say(
  `error in ms, without its sign; n ${rounds} for each line and client, one round of warm-up before; nearest rank; ` +
    `${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1) ?? '?'}`,
);
