import type { LogLink } from './log-link.ts';

/**
 * Where a run goes, how it logs in there and what it may do there.
 * Built by `env/read-target.ts` from one .env file; nothing downstream reads the environment or asks for the name.
 */
export const targetNames = ['embedded', 'local', 'staging'] as const;
export type TargetName = (typeof targetNames)[number];

/** The one declared way to log in. Nothing else is tried when it fails. */
export const loginWays = ['register', 'key', 'dev-login'] as const;
export type LoginWay = (typeof loginWays)[number];

/** Who a host must prove to be before it is used (health body; the `connect` frame for the socket). */
export type Service = 'auth' | 'backend' | 'frontend';

export interface TargetUrls {
  readonly auth: string;
  readonly backend: string;
  readonly ws: string;
  readonly frontend: string;
  /** The backend behind the edge, when the target has one. */
  readonly backendDirect?: string;
}

/** A value that does not come from the committed file, and where it came from. Never the value of a secret. */
export interface Origin {
  readonly variable: string;
  /** `embedded stack`, `environment`, or the file's name. */
  readonly from: string;
  /** The value, or undefined for a secret. */
  readonly value?: string;
}

/** Most requests a minute outside `/api/` that the suite may send to the target's hosts, and what the edge allows. */
export interface RateLimit {
  readonly requestsPerMinute: number;
  readonly apiRequestsPerMinute: number;
}

/** What one run may cost there. */
export interface RunLimits {
  readonly maxTurns: number;
  readonly maxMinutes: number;
}

/** What something costs: `{ amount: 0.04, currency: 'USD' }`. */
export interface Price {
  readonly amount: number;
  /** Three letters (ISO 4217). */
  readonly currency: string;
}

export const profileNames = ['full', 'smoke', 'golden-path', 'nightly', 'soak'] as const;
export type ProfileName = (typeof profileNames)[number];

/**
 * How sparingly sockets with a bad credential are opened where others work too: five failures in a minute open a breaker that
 * everybody shares (auth contract, section 4, row 7; websocket contract 1.5).
 */
export interface BadHandshakeLimit {
  /** Most of them in any 60 s, by all runs of this machine. */
  readonly perMinute: number;
  /** The one profile that may open any. */
  readonly profile: ProfileName;
}

/** What may be tried there. Specs declare needs against these; they never branch on the target's name. */
export interface Powers {
  /** The control address of the stack can make genuinely signed tokens with one wrong claim. */
  readonly signedWrongTokens: boolean;
  /** Sockets with a bad credential may be opened freely; elsewhere within `badHandshakeLimit`. */
  readonly badHandshakes: boolean;
  /** Different users can log in. The development login has one user for everybody. */
  readonly manyUsers: boolean;
  /** Most users that may chat at the same time: each costs turns. */
  readonly usersAtOnce: number;
}

/** All that is known of a target before its addresses are: for embedded, before its stack has started. */
export interface TargetSettings {
  readonly name: TargetName;
  /** False on embedded: no product is tested there, only the suite. */
  readonly product: boolean;
  readonly login: LoginWay;
  /** The login key of `key` targets. */
  readonly loginKey?: string;
  readonly rootAgent?: string;
  /** Message types of the first and of later turns of a thread. */
  readonly firstTurn: 'start_agent' | 'user_message';
  readonly laterTurns: 'start_agent' | 'user_message';
  /** The server's own agent timeout, ms. Silence beyond it plus 10 s is `AGENT_TIMEOUT_NO_ERROR`. */
  readonly agentTimeoutMs: number;
  /** A real model answers there, which misses something now and then: a content miss is asked for once more in a new thread. */
  readonly contentProbe?: boolean;
  /** What part of every limit applies: 100, or less where a fault must show sooner. Limits are never loosened. */
  readonly limitPercent: number;
  /** The compose file of its services, from the project's folder; only ever read, when a port is silent. */
  readonly composeFile?: string;
  /** Longest wait for a target that says in words that it is starting, ms. */
  readonly warmUpMs: number;
  readonly rateLimit?: RateLimit;
  /** What one run may cost there, by profile. A partial run is held to those of `full`. */
  readonly limits: Readonly<Record<ProfileName, RunLimits>>;
  /** What one turn costs there; undefined where nobody has said. */
  readonly pricePerTurn?: Price;
  /** How an address of its server logs is made; undefined where nobody has said. */
  readonly logLink?: LogLink;
  readonly powers: Powers;
  /** Undefined where they may be opened freely. */
  readonly badHandshakeLimit?: BadHandshakeLimit;
  /**
   * How long the backend is left alone after it was shown a token that had been logged out, which is done once a run, ms: three
   * such requests in a row lock everybody out for ten seconds there. Undefined where there is no breaker.
   */
  readonly quietAfterLogoutMs?: number;
  readonly origins: readonly Origin[];
}

export interface Target extends TargetSettings {
  readonly urls: TargetUrls;
  /** Control address of the embedded stack; only ever known to fixtures. */
  readonly controlUrl?: string;
}
