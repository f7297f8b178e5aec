import { headlineOf } from '../diagnosis/headline.ts';
import { ascend, type Step } from './ascend.ts';
import type { Cause } from './cause.ts';
import { closeCause } from './close-cause.ts';
import { eventsRung } from './events-rung.ts';
import type { Failure } from './failure.ts';
import { ladderFindings } from './ladder-findings.ts';
import { LadderClock } from './ladder-clock.ts';
import type { LadderReport, Named } from './ladder-report.ts';
import { ladderTools, type LadderGear, type LadderTools } from './ladder-tools.ts';
import { notTried, rungNames, type Rung, type RungName } from './rung.ts';

/** What all of it may take, ms. */
const limitMs = 10_000;

/** What closing the sockets may take of that, ms: a socket is given up after a second. */
const goodbyeMs = 1_000;

/**
 * Probes the layers afresh, bottom up, after the first failure of a run, each within the limits of the target and all within
 * `probingMs`; ends at the first layer that makes the rest impossible. A mistake of the ladder's own leaves its rung untried.
 */
export async function climb(
  gear: LadderGear,
  failure: Failure,
  probingMs: number = limitMs - goodbyeMs,
): Promise<LadderReport> {
  const clock = new LadderClock(probingMs);
  const hasWaited = failure.findings.some(({ code }) => code === 'TCP_TIMEOUT' || code === 'HTTP_TIMEOUT');
  const tools = ladderTools(gear, clock, hasWaited);
  const steps = await probe(tools, failure);
  const rungs = withRest(rungsOf(steps), failure);
  const causes = [
    ...steps.flatMap((step) => ('cause' in step ? step.cause : [])),
    ...ofCleanClose(failure, rungs, tools),
  ];
  await Promise.all(tools.opened.map((socket) => socket.close()));
  return {
    schema: 1,
    failure: nameFailure(failure, rungs),
    afterMs: tenths(Math.max(0, clock.startedMs - failure.atMs)),
    tookMs: tenths(clock.tookMs),
    limitMs,
    rungs: rungs.map((rung) => ({ ...rung, tookMs: tenths(rung.tookMs) })),
    excluded: causes.flatMap(({ excluded }) => excluded),
    left: causes.flatMap(({ left }) => left),
  };
}

async function probe(tools: LadderTools, { findings }: Failure): Promise<readonly Step[]> {
  // The first 429 stops all requests, and these are requests.
  if (findings.some(({ code }) => code === 'SELF_RATE_LIMITED')) {
    return [{ rung: notTried('dns', 'the target asked us to send no more requests') }];
  }
  const steps: Step[] = [];
  try {
    for await (const step of ascend(tools)) steps.push(step);
  } catch (error) {
    const name = rungNames.find(
      (one) => !isOptional(one) && !rungsOf(steps).some((rung) => rung.name === one),
    );
    steps.push({ rung: notTried(name ?? 'identity', `could not be probed: ${String(error)}`) });
  }
  return steps;
}

function rungsOf(steps: readonly Step[]): readonly Rung[] {
  return steps.flatMap((step) => ('rung' in step ? step.rung : []));
}

/** Rungs that only some targets have: a way through a proxy, a secure address. */
function isOptional(name: RungName): boolean {
  return name === 'proxy' || name === 'tls';
}

/** The rungs that were not reached, with the reason, and the events, which the check itself has seen. */
function withRest(probed: readonly Rung[], { turns }: Failure): readonly Rung[] {
  const last = probed.at(-1);
  const why = last?.status === 'not-tried' ? last.saw : `since ${last?.name ?? 'what is below'} is broken`;
  const isProxied = probed.some(({ name }) => name === 'proxy');
  const missing = rungNames
    .filter((name) => !isOptional(name) && name !== 'events' && !probed.some((rung) => rung.name === name))
    .filter((name) => !isProxied || !['dns', 'tcp'].includes(name))
    .map((name) => notTried(name, why));
  const isCutShort = missing.length > 0 && turns.length === 0;
  return [...probed, ...missing, isCutShort ? notTried('events', why) : eventsRung(turns)];
}

/** What the check reports, with what the ladder adds to it. */
function nameFailure(failure: Failure, rungs: readonly Rung[]): LadderReport['failure'] {
  const headline = headlineOf([...failure.findings, ...ladderFindings(failure, rungs)]);
  const name = ({ code, layer }: Named): Named => ({ code, layer });
  return {
    test: failure.test,
    first: headline ? name(headline.first) : null,
    beside: headline?.beside.map(name) ?? [],
  };
}

/** What tells the causes of a close with 1000 apart, when the check or the ladder has seen one. */
function ofCleanClose(failure: Failure, rungs: readonly Rung[], { opened }: LadderTools): readonly Cause[] {
  const afterMessage = failure.turns.some(({ ending }) => ending.kind === 'closed' && ending.code === 1000);
  const seen = [...failure.findings, ...rungs.flatMap(({ finding }) => finding ?? [])];
  if (!afterMessage && !seen.some(({ code }) => code === 'WS_CLOSED_1000_EARLY')) return [];
  const isGreeted = rungs.some(({ name, status }) => name === 'identity' && status === 'ok');
  const fresh = isGreeted ? opened.find(({ isOpen }) => isOpen) : undefined;
  return [closeCause({ afterMessage, freshOpenMs: fresh && fresh.nowUs() / 1_000 }, rungs)];
}

/** As exact as a reader needs it, ms. */
function tenths(ms: number): number {
  return Math.round(ms * 10) / 10;
}
