import type { IncomingMessage } from 'node:http';

import type { FaultOf } from '../fault.ts';
import type { ActiveFault } from './active-fault.ts';
import { occurs } from './occurs.ts';

export type HttpFault = ActiveFault<FaultOf<'http'>>;

/** Answers, for each request in turn, which faults are meant; it counts the requests that fit each of them. */
export function chooseHttpFaults(
  faults: readonly HttpFault[],
): (request: IncomingMessage) => readonly HttpFault[] {
  const seen = new Map<HttpFault, number>();
  return (request) =>
    faults.filter((active) => {
      if (!fits(request, active.fault.match)) return false;
      const count = (seen.get(active) ?? 0) + 1;
      seen.set(active, count);
      return occurs(count, active.fault.match);
    });
}

function fits({ method, url = '/' }: IncomingMessage, match: FaultOf<'http'>['match']): boolean {
  if (match.method !== undefined && match.method !== method) return false;
  if (match.path !== undefined && !url.startsWith(match.path)) return false;
  return match.pattern === undefined || new RegExp(match.pattern).test(url);
}
