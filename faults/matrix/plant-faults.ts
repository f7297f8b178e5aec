import { writeFileSync } from 'node:fs';
import type { FaultInput } from '../fault.ts';
import { FaultGateway, type GatewayUrls } from '../gateway/fault-gateway.ts';
import { Hits } from '../gateway/hits.ts';
import { readUpstream } from '../gateway/upstream.ts';
import { readFaults } from '../read-faults.ts';
import type { Urls } from './start-stack.ts';

/** A gateway that is open before a subject. */
export interface Planted {
  readonly urls: GatewayUrls;
  /** How many of the faults took effect so far. */
  fired(): number;
  stop(): Promise<void>;
}

/**
 * Opens a gateway with these faults in the process of the matrix: the suite that meets it runs in processes of its own, and one
 * gateway process a fault would cost a third of the whole.
 * @param caFile where the certificate of its authority is written, for the suite to trust.
 * @throws Error with one sentence when a fault is not valid.
 */
export async function plantFaults(
  urls: Urls,
  faults: readonly FaultInput[],
  caFile: string,
): Promise<Planted> {
  const fired = new Set<number>();
  const upstreams = {
    auth: readUpstream('auth', urls.auth, []),
    backend: readUpstream('backend', urls.backend, []),
    ws: readUpstream('ws', urls.ws, []),
    frontend: readUpstream('frontend', urls.frontend, []),
  };
  const gateway = new FaultGateway(upstreams, readFaults(faults), new Hits((at) => void fired.add(at)));
  const planted = await gateway.start();
  if (gateway.authorityCertificate !== undefined) writeFileSync(caFile, gateway.authorityCertificate);
  return { urls: planted, fired: () => fired.size, stop: () => gateway.stop() };
}
