/** What a login gave: the tokens as handed out, and who the login says that the user is. */
export interface Session {
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
  /** From the login's own answer; undefined where the way of logging in names no user (dev login). */
  readonly userId: string | undefined;
  /** `sub` of the access token: who the user is for every other service. */
  readonly subject: string;
  /** From the login's own answer, like the id. */
  readonly email: string | undefined;
  /** Where the login's own answer tells a secret that it must keep: paths of fields. */
  readonly told?: readonly string[];
  /** When the login was sent, on the process clock, and how long it took. */
  readonly loginStartedMs: number;
  readonly loginMs: number;
  /** All that this user's sockets have carried so far; shared by every chat of the session. */
  readonly history: ChatHistory;
}

/** Runs and nonces of one user, over all of its sockets. Written by `Chat` alone. */
export interface ChatHistory {
  /** Run id → whether its end was seen. */
  readonly runs: Map<string, boolean>;
  readonly nonces: string[];
}

export function newHistory(): ChatHistory {
  return { runs: new Map(), nonces: [] };
}
