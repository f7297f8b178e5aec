import { z } from 'zod';

import { serviceName } from './parts.ts';

/**
 * Puts TLS before a service (all of them when none is named); its URL then says https or wss. All but `self-signed` are
 * signed by an authority made for this run (`--ca-file`), so that a client which trusts it sees exactly the named fault;
 * `expires-soon` has none but that it runs out within five days, and `trusted` none at all: it shows that it is not TLS as such
 * that breaks.
 */
export const tlsFaults = [
  z.strictObject({
    kind: z.literal('tls'),
    service: serviceName.optional(),
    certificate: z.enum(['expired', 'expires-soon', 'self-signed', 'wrong-host', 'trusted']),
  }),
] as const;
