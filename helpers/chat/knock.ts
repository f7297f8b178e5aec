import type { RefusalRecord } from './watch-refusal.ts';
import type { TokenCarrier } from './token-carriers.ts';

/** Which way an upgrade took: to the address that users have, or past the edge to the service behind it. */
export type Way = 'edge' | 'direct';

/** An upgrade with a good token, and whom the server made of it. */
export interface Knock {
  readonly carrier: Pick<TokenCarrier, 'words' | 'subprotocols'>;
  readonly way: Way;
  /** The subprotocol that the server chose; '' for none, undefined when the socket did not open. */
  readonly chosen: string | undefined;
  readonly seen: RefusalRecord;
}
