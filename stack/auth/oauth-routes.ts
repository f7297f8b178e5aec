import { randomBytes } from 'node:crypto';

import type { Context } from 'hono';

import { clock } from '../clock.ts';
import type { Route } from '../http/route.ts';
import type { AuthService } from './auth-service.ts';

// No client of Google's; it only has the form of one.
const clientId = '000000000000-embeddedembeddedembeddedembedded00.apps.googleusercontent.com';

/** The public configuration, and Google login as far as its redirect. */
export function oauthRoutes({ settings, addresses }: AuthService): readonly Route[] {
  const redirectUri = () => `${addresses.auth}/auth/callback`;
  const configured = () => ({
    provider: 'google',
    environment: settings.environment,
    client_id_configured: true,
    client_secret_configured: true,
    redirect_uri: redirectUri(),
    is_configured: true,
  });

  const config = (context: Context) =>
    context.json({
      google_client_id: clientId,
      oauth_enabled: true,
      development_mode: true,
      endpoints: {
        login: `${addresses.auth}/auth/login`,
        logout: `${addresses.auth}/auth/logout`,
        callback: `${addresses.auth}/auth/callback`,
        token: `${addresses.auth}/auth/token`,
        user: `${addresses.auth}/auth/me`,
        dev_login: `${addresses.auth}/auth/dev/login`,
      },
      authorized_javascript_origins: [addresses.frontend],
      authorized_redirect_uris: [`${addresses.frontend}/auth/callback`],
      oauth_redirect_uri: redirectUri(),
    });

  const status = (context: Context) =>
    context.json({
      service: 'auth-service',
      version: '1.0.0',
      environment: settings.environment,
      timestamp: clock.iso(),
      oauth_providers: {
        google: {
          provider: 'google',
          environment: settings.environment,
          checks_passed: [
            'configuration_validation',
            'authorization_url_generation',
            'redirect_uri_configured',
          ],
          checks_failed: [],
          is_healthy: true,
          redirect_uri: redirectUri(),
          client_id_prefix: clientId.slice(0, 30),
          config: configured(),
        },
      },
      available_providers: ['google'],
      oauth_healthy: true,
    });

  const providers = (context: Context) =>
    context.json({
      providers: ['google'],
      status: 'configured',
      provider_details: {
        google: { provider: 'google', available: true, configured: true, config_status: configured() },
      },
      timestamp: clock.iso(),
    });

  const login = (context: Context) => {
    const provider = context.req.query('provider');
    if (!provider) return context.json({ detail: 'Provider parameter is required for OAuth login' }, 400);
    if (provider !== 'google')
      return context.json({ detail: `Unsupported OAuth provider: ${provider}` }, 400);
    const query = new URLSearchParams({
      client_id: clientId,
      redirect_uri: redirectUri(),
      scope: 'openid email profile',
      response_type: 'code',
      state: randomBytes(32).toString('base64url'),
      access_type: 'offline',
      prompt: 'consent',
    });
    return context.redirect(`https://accounts.google.com/o/oauth2/auth?${query.toString()}`, 302);
  };

  return [
    { method: 'GET', path: '/auth/config', summary: 'Configuration', handle: config },
    { method: 'GET', path: '/oauth/status', summary: 'OAuth status', head: true, handle: status },
    { method: 'GET', path: '/oauth/providers', summary: 'OAuth providers', handle: providers },
    { method: 'GET', path: '/auth/login', summary: 'Start a Google login', handle: login },
  ];
}
