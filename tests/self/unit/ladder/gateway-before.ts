import { after } from 'node:test';
import type { FaultInput } from '../../../../faults/fault.ts';
import { FaultGateway, type GatewayUrls } from '../../../../faults/gateway/fault-gateway.ts';
import { Hits } from '../../../../faults/gateway/hits.ts';
import { readUpstream } from '../../../../faults/gateway/upstream.ts';
import { readFaults } from '../../../../faults/read-faults.ts';

/** A gateway with these faults in this process, before a stack; stopped when the file's tests are over. */
export async function gatewayBefore(stack: GatewayUrls, faults: readonly FaultInput[]): Promise<GatewayUrls> {
  const at = (name: keyof GatewayUrls) => readUpstream(name, stack[name], []);
  const upstreams = { auth: at('auth'), backend: at('backend'), ws: at('ws'), frontend: at('frontend') };
  const gateway = new FaultGateway(upstreams, readFaults(faults), new Hits());
  after(() => gateway.stop());
  return gateway.start();
}
