import type { Target } from '../../../../env/target.ts';

/** A target whose services are all at one address. */
export function makeTarget(url: string, more: Partial<Target> = {}): Target {
  const limit = { maxTurns: 1, maxMinutes: 1 };
  return {
    name: 'embedded',
    product: false,
    login: 'register',
    firstTurn: 'start_agent',
    laterTurns: 'user_message',
    agentTimeoutMs: 8_000,
    limitPercent: 100,
    warmUpMs: 5_000,
    limits: { full: limit, smoke: limit, 'golden-path': limit, nightly: limit, soak: limit },
    powers: { signedWrongTokens: false, badHandshakes: true, manyUsers: true, usersAtOnce: 10 },
    origins: [],
    urls: { auth: url, backend: url, frontend: url, ws: `${url.replace(/^http/, 'ws')}/ws` },
    ...more,
  };
}
