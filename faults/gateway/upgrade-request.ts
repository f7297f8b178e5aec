import type { Duplex } from 'node:stream';

import type { HeaderPairs } from './header-pairs.ts';

/** An upgrade that came in, with the headers that the service is to see. */
export interface UpgradeRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  /** As the client sent them. */
  readonly asked: HeaderPairs;
  /** As the service is to see them. */
  readonly headers: HeaderPairs;
  readonly socket: Duplex;
  /** What came behind the head already. */
  readonly head: Buffer;
}
