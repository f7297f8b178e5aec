import type { TargetName } from './target.ts';

/** How often and how long the chat socket is tried on a target, as a connection. Times in milliseconds. */
export interface SocketPlan {
  /** Connections one after the other, and the share of them that must succeed. */
  readonly connects: { readonly attempts: number; readonly share: number };
  /** The same in the soak, where there is time to prove a share. */
  readonly soakConnects: { readonly attempts: number; readonly share: number };
  /** Connections as fast as they come: so many one after the other, then so many at once. */
  readonly burst: { readonly rapid: number; readonly together: number };
  /** Sockets of one user at the same time. */
  readonly socketsOfOneUser: number;
  /** Pings in one go: more than the documents allow in a minute. */
  readonly messagesAtOnce: number;
  /** How long one connection is held in the soak, and how often it is used meanwhile. */
  readonly longConnectionMs: number;
  readonly longPingEveryMs: number;
}

/**
 * Requirements F13 (at least 20 attempts, 300 for the claim of more than 99 %: 299 without a failure prove 99 % at 95 %), F45 (5 and
 * 3), F28 (7), X59 (30 messages a minute), F48 (310 s; a ping of the page every 15 s keeps a load balancer of 30 s quiet).
 */
const everywhere: SocketPlan = {
  connects: { attempts: 20, share: 1 },
  soakConnects: { attempts: 300, share: 0.99 },
  burst: { rapid: 5, together: 3 },
  socketsOfOneUser: 7,
  messagesAtOnce: 40,
  longConnectionMs: 310_000,
  longPingEveryMs: 15_000,
};

const plans: Readonly<Record<TargetName, SocketPlan>> = {
  embedded: everywhere,
  local: everywhere,
  staging: everywhere,
};

/** What is tried on a target; a target that can bear less gets a row of its own. */
export function socketPlanFor(name: TargetName): SocketPlan {
  return plans[name];
}
