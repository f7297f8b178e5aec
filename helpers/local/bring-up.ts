import { setTimeout as delay } from 'node:timers/promises';
import { complaintOf } from './complaint-of.ts';
import { containerState, lastWords } from './container-state.ts';
import { docker } from './docker.ts';
import { engineProblem } from './engine-problem.ts';
import { ourCompose, projectName, serviceName } from './local-stack.ts';
import { publishedPorts, type PublishedPorts } from './published-ports.ts';
import { seenFromHere } from './seen-from-here.ts';
import { takenPorts } from './taken-ports.ts';

/** A first build downloads its base and every package. */
const buildLimitMs = 15 * 60_000;
const startLimitMs = 60_000;
/** Three failed health checks and the time before the first. */
const healthyLimitMs = 90_000;
const lookEveryMs = 500;
const sayEveryMs = 5_000;

type Say = (line: string) => void;

/** Why it is not up is one sentence, for people. */
class NotUp extends Error {}

/**
 * Builds the image of the reference stack, starts it and waits until it is healthy and answers on this machine's ports; `say` gets a
 * line for every step. Resolves with its ports.
 * @throws Error with one sentence when there is no Docker to do it, a port is somebody else's, or it does not become healthy.
 */
export async function bringUp(say: Say): Promise<PublishedPorts> {
  const problem = await engineProblem();
  if (problem !== undefined) throw new NotUp(problem);
  const ports = await readPorts();
  const before = await containerState();
  if (before === 'absent' || before === 'exited' || before === 'created') {
    const taken = await takenPorts(Object.values(ports) as number[]);
    if (taken !== undefined) throw new NotUp(taken);
  } else say(`${projectName} is up already (${before}); what has changed since is built and started anew.`);
  await build(say);
  say('Starting the container.');
  const started = await docker([...ourCompose, 'up', '--detach', '--no-build'], { limitMs: startLimitMs });
  if (started.ended !== 'well')
    throw new NotUp(`The container could not be started: ${complaintOf(started)}.`);
  await waitUntilHealthy(say);
  const unseen = await seenFromHere(ports);
  if (unseen !== undefined) throw new NotUp(unseen);
  return ports;
}

async function readPorts(): Promise<PublishedPorts> {
  const config = await docker([...ourCompose, 'config', '--format', 'json'], { limitMs: 15_000 });
  const ports = config.ended === 'well' ? publishedPorts(config.stdout) : undefined;
  if (ports === undefined)
    throw new NotUp(`compose.yaml cannot be read by this Docker: ${complaintOf(config)}.`);
  return ports;
}

async function build(say: Say): Promise<void> {
  say('Building its image; the first time takes a minute or more.');
  let last = '';
  const startedMs = performance.now();
  const timer = setInterval(() => say(`  ${secondsSince(startedMs)} s: ${last.slice(0, 120)}`), sayEveryMs);
  const built = await docker([...ourCompose, 'build', serviceName], {
    limitMs: buildLimitMs,
    onLine: (line) => (last = line),
  });
  clearInterval(timer);
  if (built.ended === 'late')
    throw new NotUp(
      `The image was not built in ${buildLimitMs / 60_000} minutes; the last line was: ${last}.`,
    );
  if (built.ended !== 'well') {
    throw new NotUp(
      `The image could not be built: ${complaintOf(built)} (where no registry is reached, name a base image that is there with GOLDEN_PATH_STACK_BASE).`,
    );
  }
}

async function waitUntilHealthy(say: Say): Promise<void> {
  const startedMs = performance.now();
  let said = '';
  let saidAtMs = startedMs;
  for (;;) {
    const state = await containerState();
    const nowMs = performance.now();
    if (state === 'healthy') return;
    if (
      !['created', 'running', 'starting', 'restarting'].includes(state) ||
      nowMs - startedMs > healthyLimitMs
    ) {
      throw new NotUp(
        `The stack did not become healthy: after ${secondsSince(startedMs)} s its container is ${state}, and the last that it said is: ${await lastWords()}.`,
      );
    }
    if (state !== said || nowMs - saidAtMs >= sayEveryMs) {
      say(`  ${secondsSince(startedMs)} s: the container is ${state}`);
      said = state;
      saidAtMs = nowMs;
    }
    await delay(lookEveryMs);
  }
}

const secondsSince = (startedMs: number): number => Math.round((performance.now() - startedMs) / 1000);
