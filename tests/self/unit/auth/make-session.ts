import { newHistory, type Session } from '../../../../helpers/auth/session.ts';

/** A session of a user, as a login would have given it. */
export function makeSession(subject = 'user-1', more: Partial<Session> = {}): Session {
  return {
    accessToken: 'header.claims.signature',
    refreshToken: undefined,
    userId: undefined,
    subject,
    email: undefined,
    loginStartedMs: 3_000,
    loginMs: 120,
    history: newHistory(),
    ...more,
  };
}
