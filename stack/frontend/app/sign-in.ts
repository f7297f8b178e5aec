import { services } from './build-constants.ts';
import { callService, ServiceError } from './call-service.ts';
import { forgetSession, isCurrent, keepSession, storedSession, type Session } from './session.ts';

/** Called when the session has run out and could not be renewed. */
type OnSignedOut = () => void;
let onSignedOut: OnSignedOut = () => undefined;
export function whenSignedOut(action: OnSignedOut): void {
  onSignedOut = action;
}

export async function logIn(email: string, password: string): Promise<void> {
  keepTokens(await callService(services.auth, 'POST', '/auth/login', { body: { email, password } }));
}

export async function devLogIn(): Promise<void> {
  keepTokens(await callService(services.auth, 'POST', '/auth/dev/login', { body: {} }));
}

export async function logOut(): Promise<void> {
  const token = storedSession()?.accessToken;
  forgetSession();
  if (token !== undefined) await callService(services.auth, 'POST', '/auth/logout', { token });
}

/**
 * The session with a token that is good, renewed if need be; undefined when there is none any more. `refused` is a token that
 * a service has turned down, whatever its own date says.
 * @throws Error when the login service cannot be asked: the session may still be good.
 */
export async function freshSession(refused?: string): Promise<Session | undefined> {
  const isGood = (session: Session | undefined): boolean =>
    session !== undefined && isCurrent(session) && session.accessToken !== refused;
  if (isGood(storedSession())) return storedSession();
  // A refresh token is good for one use: of several tabs one renews, and the others take what it got.
  return inTurn(async () => {
    const kept = storedSession();
    if (!isGood(kept) && !(await renew(kept?.refreshToken))) onSignedOut();
    return storedSession();
  });
}

async function renew(refreshToken: string | undefined): Promise<boolean> {
  try {
    if (refreshToken === undefined) throw new ServiceError(401, 'There is no refresh token.');
    const body = { refresh_token: refreshToken };
    keepTokens(await callService(services.auth, 'POST', '/auth/refresh', { body }));
    return true;
  } catch (error) {
    if (!(error instanceof ServiceError) || error.status >= 500) throw error;
    console.warn('The session could not be renewed.', error);
    forgetSession();
    return false;
  }
}

/** One tab after the other, where the browser can see to it. */
async function inTurn<T>(action: () => Promise<T>): Promise<T> {
  const locks = navigator.locks as LockManager | undefined;
  return locks === undefined ? action() : await locks.request('session', action);
}

function keepTokens(answer: unknown): void {
  const { access_token: access, refresh_token: refresh } = answer as Partial<Record<string, string>>;
  if (access === undefined) throw new Error('The login service sent no token.');
  keepSession({ access, refresh });
}
