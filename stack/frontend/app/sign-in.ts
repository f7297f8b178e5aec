import { services } from './build-constants.ts';
import { callService, ServiceError } from './call-service.ts';
import { accessKey, forgetSession, isCurrent, keepSession, storedSession, type Session } from './session.ts';

const lockName = 'session';
const patienceWithTabsMs = 500;

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
  const good = (): Session | undefined => {
    const session = storedSession();
    return session && isCurrent(session) && session.accessToken !== refused ? session : undefined;
  };
  return (
    good() ??
    inTurn(async (wasBusy) => {
      // What another tab has stored is seen a moment later than that it is done.
      if (wasBusy && good() === undefined) await storedElsewhere();
      if (good() === undefined && !(await renew()) && good() === undefined) {
        forgetSession();
        onSignedOut();
      }
      return storedSession();
    })
  );
}

/** False when the session is over; another tab may have used its refresh token meanwhile, which is good for once. */
async function renew(): Promise<boolean> {
  const refreshToken = storedSession()?.refreshToken;
  if (refreshToken === undefined) return false;
  try {
    const body = { refresh_token: refreshToken };
    keepTokens(await callService(services.auth, 'POST', '/auth/refresh', { body }));
    return true;
  } catch (error) {
    if (!(error instanceof ServiceError) || error.status >= 500) throw error;
    console.warn('The session could not be renewed.', error);
    await storedElsewhere();
    return false;
  }
}

/** Waits until another tab has stored another session, for a moment at most. */
async function storedElsewhere(): Promise<void> {
  await new Promise<void>((resolve) => {
    const end = (): void => {
      removeEventListener('storage', hear);
      clearTimeout(timer);
      resolve();
    };
    const hear = ({ key }: StorageEvent): void => {
      if (key === null || key === accessKey) end();
    };
    const timer = setTimeout(end, patienceWithTabsMs);
    addEventListener('storage', hear);
  });
}

/** One tab after the other, where the browser can see to it; the action is told whether another one was at it. */
async function inTurn<T>(action: (wasBusy: boolean) => Promise<T>): Promise<T> {
  const locks = navigator.locks as LockManager | undefined;
  if (locks === undefined) return action(false);
  const { held = [] } = await locks.query();
  const wasBusy = held.some(({ name }) => name === lockName);
  return locks.request(lockName, () => action(wasBusy));
}

function keepTokens(answer: unknown): void {
  const { access_token: access, refresh_token: refresh } = answer as Partial<Record<string, string>>;
  if (access === undefined) throw new Error('The login service sent no token.');
  keepSession({ access, refresh });
}
