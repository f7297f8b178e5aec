import type { Context } from 'hono';

import type { Route } from '../http/route.ts';
import type { AuthService } from './auth-service.ts';

/**
 * The way back from Google (auth.md 1a), as recorded: words where the code is missing, on to the page's error where Google says no.
 * A code cannot be exchanged here, since nobody at Google knows this stack: 500, as the real one answers a code of nobody.
 */
export function callbackRoutes({ addresses }: AuthService): readonly Route[] {
  const callback = (context: Context) => {
    const { error, error_description: description = '', code, state } = context.req.query();
    if (error !== undefined && error !== '') {
      const query = new URLSearchParams({ error, error_description: description });
      return context.redirect(`${addresses.frontend}/auth/error?${query.toString()}`, 302);
    }
    if (!code || !state) return context.json({ detail: 'Missing authorization code or state' }, 400);
    return context.json({ detail: 'OAuth authentication failed' }, 500);
  };
  return ['/auth/callback', '/auth/oauth/callback'].map((path): Route => ({
    method: 'GET',
    path,
    summary: 'Back from Google',
    handle: callback,
  }));
}
