/**
 * What the fault gateway adds to a frame, beside a plain pass-through in the same run: one frame there and back over each way in
 * turn, thousands of times. Figures of one machine at one time: the ratios are what can be compared. `[rounds]`, 2000.
 */
import { once } from 'node:events';
import { availableParallelism, loadavg } from 'node:os';
import { WebSocket } from 'ws';
import type { FaultInput } from '../../../faults/fault.ts';
import { startGateway, type Gateway } from '../../../faults/start-gateway.ts';
import { percentile } from './percentile.ts';
import { startPart } from './start-part.ts';

const rounds = Number(process.argv[2] ?? 2_000);
const warmUpRounds = 200;
/** About as long as an event of the agent. */
const frame = JSON.stringify({ type: 'agent_thinking', payload: { reasoning: 'golden '.repeat(70) } });

const say = (text: string): boolean => process.stdout.write(`${text}\n`);

interface Way {
  readonly name: string;
  readonly socket: WebSocket;
  /** There and back, µs. */
  readonly took: number[];
}

async function open(name: string, port: string | number): Promise<Way> {
  // What the suite itself offers, though nobody here takes it: compression.
  const socket = new WebSocket(`ws://127.0.0.1:${port}/ws`);
  await once(socket, 'open');
  return { name, socket, took: [] };
}

async function thereAndBack({ socket }: Way): Promise<number> {
  const startedMs = performance.now();
  socket.send(frame);
  await once(socket, 'message');
  return (performance.now() - startedMs) * 1000;
}

function describe({ name, took }: Way, plain: Way): string {
  const parts = [50, 95].map((percent) => {
    const us = percentile(took, percent);
    const ratio = us / percentile(plain.took, percent);
    return `p${percent} ${us.toFixed(0).padStart(5)} µs (${ratio.toFixed(2)} of the plain pass-through)`;
  });
  return `${name.padEnd(38)} ${parts.join(', ')}, n ${took.length}`;
}

const server = await startPart('echo-server.ts');
const passThrough = await startPart('pass-through.ts', String(server.port));
const address = `http://127.0.0.1:${server.port}`;
const upstream = { auth: address, backend: address, ws: `ws${address.slice(4)}/ws`, frontend: address };
const gateway = (...faults: FaultInput[]): Promise<Gateway> => startGateway({ upstream, faults });
const gateways = [
  await gateway(),
  await gateway({ kind: 'http-status', match: { service: 'backend', path: '/never' }, status: 500 }),
  await gateway({ kind: 'frame-drop', match: { type: 'never' } }),
];
const [without, elsewhere, decoding] = gateways.map(({ urls }) => new URL(urls.ws).port);
const plain = await open('plain pass-through', passThrough.port);
const ways = [
  await open('direct', server.port),
  plain,
  await open('gateway, no fault', without ?? ''),
  await open('gateway, a fault of HTTP elsewhere', elsewhere ?? ''),
  await open('gateway, a fault that needs the frames', decoding ?? ''),
];

for (let round = -warmUpRounds; round < rounds; round += 1) {
  // Another one first in every round: whatever slows the machine slows all of them alike.
  const first = Math.abs(round) % ways.length;
  for (const way of [...ways.slice(first), ...ways.slice(0, first)]) {
    const us = await thereAndBack(way);
    if (round >= 0) way.took.push(us);
  }
}
for (const way of ways) say(describe(way, plain));
say(
  `frame of ${frame.length} bytes; ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1) ?? '?'}`,
);
for (const { socket } of ways) socket.terminate();
await Promise.all([...gateways, passThrough, server].map((part) => part.stop()));
