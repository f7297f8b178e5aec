import { after } from 'node:test';

import type { FaultInput } from '../../../faults/fault.ts';
import { FaultGateway, type GatewayUrls } from '../../../faults/gateway/fault-gateway.ts';
import { Hits } from '../../../faults/gateway/hits.ts';
import { readUpstream } from '../../../faults/gateway/upstream.ts';
import { readFaults } from '../../../faults/read-faults.ts';
import type { TestUpstream } from './serve-upstream.ts';

export interface OpenGateway {
  readonly urls: GatewayUrls;
  /** How often each fault took effect. */
  readonly hits: readonly number[];
  readonly ca: string;
  readonly stop: () => Promise<void>;
}

/** A gateway in this process, before one upstream that is all services at once; stopped after the file's tests. */
export async function openGateway(
  upstream: TestUpstream,
  faults: readonly FaultInput[] = [],
): Promise<OpenGateway> {
  const hits: number[] = faults.map(() => 0);
  const at = (url: string) => readUpstream('auth', url, []);
  const gateway = new FaultGateway(
    { auth: at(upstream.url), backend: at(upstream.url), ws: at(upstream.wsUrl), frontend: at(upstream.url) },
    readFaults(faults),
    new Hits((place, count) => (hits[place] = count)),
  );
  const urls = await gateway.start();
  const stop = (): Promise<void> => gateway.stop();
  after(stop);
  return { urls, hits, ca: gateway.authorityCertificate ?? '', stop };
}
