import { portOf } from '../diagnosis/explain-connection.ts';
import { reach, type ReachPhase } from '../diagnosis/reach.ts';
import type { LadderTools } from './ladder-tools.ts';
import { notTried, type Rung } from './rung.ts';
import { rungOfError } from './rung-of-error.ts';

interface Way {
  readonly who: string;
  readonly url: URL;
}

/** A host on its way: the phases that it passed, ms each, and why and when it went no further. */
interface Walked extends Way {
  readonly passed: ReadonlyMap<ReachPhase, number>;
  readonly stuck: { readonly error: unknown; readonly tookMs: number } | undefined;
}

/**
 * Name, connection and certificate of every host that a chat needs, all hosts at once. A rung is as slow as its slowest host, and
 * broken when one host does not get past it. `tls` is left out where no address is a secure one.
 */
export async function reachRungs(tools: LadderTools): Promise<readonly Rung[]> {
  const ways = waysOf(tools);
  const walked = await Promise.all(ways.map((way) => walk(way, tools)));
  const phases = ways.some(({ url }) => isSecure(url)) ? allPhases : allPhases.slice(0, 2);
  const rungs: Rung[] = [];
  for (const phase of phases) {
    const below = rungs.find(({ status }) => status !== 'ok');
    rungs.push(below ? notTried(phase, `since ${below.name} is not ok`) : look(phase, walked, tools));
  }
  return rungs;
}

const allPhases: readonly ReachPhase[] = ['dns', 'tcp', 'tls'];

/** The hosts that a chat cannot do without, each once. The page is a rung of its own. */
function waysOf({ target: { urls } }: LadderTools): readonly Way[] {
  const all = (['auth', 'backend', 'ws'] as const).map((who) => ({ who, url: new URL(urls[who]) }));
  const keyOf = ({ url }: Way): string => `${url.hostname}:${portOf(url)} ${isSecure(url)}`;
  return all.filter((way, at) => all.findIndex((other) => keyOf(other) === keyOf(way)) === at);
}

async function walk(way: Way, { clock, budgets, patience }: LadderTools): Promise<Walked> {
  const passed = new Map<ReachPhase, number>();
  const limitMs = clock.cut(patience(budgets.connect.limit));
  const startedMs = performance.now();
  try {
    await clock.within(() => reach(way.url.href, limitMs, (phase, tookMs) => passed.set(phase, tookMs)));
    return { ...way, passed, stuck: undefined };
  } catch (error) {
    const before = [...passed.values()].reduce((sum, tookMs) => sum + tookMs, 0);
    return { ...way, passed, stuck: { error, tookMs: performance.now() - startedMs - before } };
  }
}

function look(phase: ReachPhase, walked: readonly Walked[], { clock }: LadderTools): Rung {
  const first = walked.find(({ stuck, passed }) => stuck !== undefined && !passed.has(phase));
  if (first?.stuck) {
    const rung = rungOfError(phase, first.stuck.error, clock, first.stuck.tookMs);
    return { ...rung, saw: `${first.who}: ${rung.saw}` };
  }
  return {
    name: phase,
    status: 'ok',
    tookMs: Math.max(...walked.map(({ passed }) => passed.get(phase) ?? 0)),
    saw: walked.map(({ who, url }) => `${who} ${url.hostname}:${portOf(url)}`).join(', '),
  };
}

function isSecure({ protocol }: URL): boolean {
  return protocol === 'https:' || protocol === 'wss:';
}
