import type { IncomingMessage } from 'node:http';

import type { FaultOf } from '../fault.ts';
import type { ActiveFault } from './active-fault.ts';
import { Fitting } from './fitting.ts';

export type HttpFault = ActiveFault<FaultOf<'http'>>;

/** Answers, for each request in turn, which faults are meant; it counts the requests that fit each of them. */
export function chooseHttpFaults(
  faults: readonly HttpFault[],
): (request: IncomingMessage) => readonly HttpFault[] {
  const seen = new Map(faults.map((active) => [active, new Fitting()]));
  return (request) =>
    faults.filter(
      (active) => fits(request, active.fault.match) && seen.get(active)?.isMeant(active.fault.match) === true,
    );
}

function fits({ method, url = '/', headers }: IncomingMessage, match: FaultOf<'http'>['match']): boolean {
  if (match.method !== undefined && match.method !== method) return false;
  if (match.path !== undefined && !url.startsWith(match.path)) return false;
  const name = headers['user-agent'] ?? '';
  if (match.userAgent !== undefined && !new RegExp(match.userAgent).test(name)) return false;
  return match.pattern === undefined || new RegExp(match.pattern).test(url);
}
