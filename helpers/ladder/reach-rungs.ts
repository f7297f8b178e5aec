import { portOf } from '../diagnosis/explain-connection.ts';
import { phasesTo } from '../diagnosis/phases-to.ts';
import { reach, type ReachPhase } from '../diagnosis/reach.ts';
import type { LadderTools } from './ladder-tools.ts';
import { notTried, type Rung } from './rung.ts';
import { rungOfError } from './rung-of-error.ts';

interface Way {
  readonly who: string;
  readonly url: URL;
  readonly phases: readonly ReachPhase[];
  readonly proxy?: string;
}

/** A host on its way: the phases that it passed, ms each, and why and when it went no further. */
interface Walked extends Way {
  readonly passed: ReadonlyMap<ReachPhase, number>;
  readonly stuck: { readonly error: unknown; readonly tookMs: number } | undefined;
}

/**
 * Name, connection and certificate of every host that a chat needs, all hosts at once. A rung is as slow as its slowest host, and
 * broken when one host does not get past it. `tls` is left out where no address is a secure one. A host behind a proxy has a `proxy`
 * in the place of `dns` and `tcp`: there it is the proxy that resolves and connects, and nobody here judges that.
 */
export async function reachRungs(tools: LadderTools): Promise<readonly Rung[]> {
  const ways = waysOf(tools);
  const walked = await Promise.all(ways.map((way) => walk(way, tools)));
  const phases = allPhases.filter((phase) => ways.some((way) => way.phases.includes(phase)));
  const rungs: Rung[] = [];
  for (const phase of phases) {
    const below = rungs.find(({ status }) => status !== 'ok');
    rungs.push(below ? notTried(phase, `since ${below.name} is not ok`) : look(phase, walked, tools));
  }
  return rungs;
}

const allPhases: readonly ReachPhase[] = ['proxy', 'dns', 'tcp', 'tls'];

/** The hosts that a chat cannot do without, each once. The page is a rung of its own. */
function waysOf({ target: { urls } }: LadderTools): readonly Way[] {
  const all = (['auth', 'backend', 'ws'] as const).map((who): Way => {
    const url = new URL(urls[who]);
    return { who, url, ...phasesTo(url) };
  });
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

function look(phase: ReachPhase, all: readonly Walked[], { clock }: LadderTools): Rung {
  const walked = all.filter(({ phases }) => phases.includes(phase));
  const first = walked.find(({ stuck, passed }) => stuck !== undefined && !passed.has(phase));
  if (first?.stuck) {
    const rung = rungOfError(phase, first.stuck.error, clock, first.stuck.tookMs);
    return { ...rung, saw: `${first.who}: ${rung.saw}` };
  }
  return {
    name: phase,
    status: 'ok',
    tookMs: Math.max(...walked.map(({ passed }) => passed.get(phase) ?? 0)),
    saw: walked.map((way) => `${way.who} ${placeOf(phase, way)}`).join(', '),
  };
}

function placeOf(phase: ReachPhase, { url, proxy }: Way): string {
  const place = `${url.hostname}:${portOf(url)}`;
  return phase === 'proxy' ? `${place} through ${proxy ?? 'a proxy'}` : place;
}

function isSecure({ protocol }: URL): boolean {
  return protocol === 'https:' || protocol === 'wss:';
}
