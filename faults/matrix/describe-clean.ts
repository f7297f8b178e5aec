import { availableParallelism, loadavg } from 'node:os';
import type { CleanResult, CleanOptions } from './run-clean.ts';
import { upperBound } from './upper-bound.ts';

/** What healthy repeats have shown, for people. */
export function describeClean(result: CleanResult, options: Pick<CleanOptions, 'busy' | 'harmless'>): string {
  const { wanted, repeats, checks, falseAlarms, redChecks, seconds } = result;
  const ways = [
    ...(options.harmless ? ['harmless differences on the wire'] : []),
    ...(options.busy ? ['one core kept busy'] : []),
  ];
  const how = ways.length === 0 ? '' : `, with ${ways.join(' and ')}`;
  return [
    `${repeats} healthy repeats of the golden specs${how}: ${falseAlarms} false alarms; ${checks} checks, ${redChecks} red; ${seconds} s`,
    ...(repeats < wanted ? [`only ${repeats} of ${wanted} repeats were run to their end`] : []),
    `with 95 % certainty fewer than ${percent(upperBound(repeats, falseAlarms))} of healthy repeats are called ill (exact upper bound of Clopper and Pearson, one-sided, ${falseAlarms} of ${repeats})`,
    `and fewer than ${percent(upperBound(checks, redChecks))} of healthy checks (${redChecks} of ${checks}), as far as the checks of one repeat, some of which read one turn, are independent`,
    ...Object.entries(result.notes).map(
      ([code, times]) => `noted, and counted for nothing, in ${times} repeats: ${code}`,
    ),
    machineWords(result),
    ...result.idle.map((name) => `NEVER TOOK EFFECT: ${name}; this run shows nothing about it`),
    ...result.alarms.map((alarm) => `  false alarm: ${alarm}`),
    ...result.kept.map((folder) => `  kept: ${folder}`),
  ].join('\n');
}

/** How busy the machine was: figures of a starved one are no figures of the suite. */
function machineWords({ busy }: CleanResult): string {
  const machine = `${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1) ?? '?'} at the end`;
  if (!busy) return machine;
  const share = busy.wallMs === 0 ? 0 : busy.cpuMs / busy.wallMs;
  return `${machine}; the busy process (${busy.pid}) had ${percent(share)} of one core for ${Math.round(busy.wallMs / 1000)} s`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}
