import type { BrowserContextOptions } from '@playwright/test';
import type { Target } from '../../env/target.ts';
import type { Session } from '../auth/session.ts';
import type { WayOut } from './way-out.ts';

/**
 * A window as wide as the one that the ui contract was seen in, with a storage of its own. The session stands where the callback
 * of the product's own login puts it (ui contract, section 2); it is placed once, so a logout can end it. The product has no
 * service worker: one of another page would ask and answer unseen.
 */
export function contextOptions(
  { urls, login }: Pick<Target, 'urls' | 'login'>,
  user: Session | undefined,
  { proxy }: Pick<WayOut, 'proxy'>,
): BrowserContextOptions {
  const { origin } = new URL(urls.frontend);
  const kept = user === undefined ? signedOutAt(login) : sessionIn(user);
  return {
    viewport: { width: 1280, height: 720 },
    locale: 'en-US',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
    proxy,
    ...(kept.length === 0
      ? {}
      : { storageState: { cookies: [], origins: [{ origin, localStorage: kept }] } }),
  };
}

/** Where there is a button for developers, a window of nobody is one that was logged out: a fresh one is logged in by itself. */
function signedOutAt(login: Target['login']): { name: string; value: string }[] {
  return login === 'dev-login' ? [{ name: 'dev_logout_flag', value: 'true' }] : [];
}

function sessionIn({ accessToken, refreshToken }: Session): { name: string; value: string }[] {
  return [
    { name: 'jwt_token', value: accessToken },
    ...(refreshToken === undefined ? [] : [{ name: 'refresh_token', value: refreshToken }]),
  ];
}
