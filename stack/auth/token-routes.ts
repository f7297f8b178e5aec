import { createHash } from 'node:crypto';

import type { Context } from 'hono';

import { clock } from '../clock.ts';
import { readJson } from '../http/read-json.ts';
import type { Route } from '../http/route.ts';
import type { AuthService } from './auth-service.ts';
import { bearerToken } from './bearer-token.ts';

const invalid = { valid: false, error: 'invalid_token', message: 'Invalid or expired token' };

/** The routes that say whether a token is good. All but `/auth/me` say it in the body of a 200 (auth.md 1a). */
export function tokenRoutes({ accounts, tokens }: AuthService): readonly Route[] {
  const me = async (context: Context) => {
    const token = bearerToken(context);
    if (token === undefined) {
      return context.json({ detail: 'Authorization header with Bearer token required' }, 401);
    }
    const claims = await tokens.check(token, 'access');
    if (claims === undefined) return context.json({ detail: 'Invalid or expired token' }, 401);
    const account = accounts.withId(claims.sub);
    return context.json({
      user_id: claims.sub,
      email: claims.email,
      permissions: claims.permissions ?? [],
      ...(account && {
        name: account.name,
        created_at: account.createdAt,
        last_login_at: account.lastLoginAt,
        is_verified: false,
        auth_provider: 'local',
      }),
      token_expires_at: clock.naiveToTheSecond(claims.exp),
    });
  };

  const verify = async (context: Context) => {
    const token =
      bearerToken(context) ?? (context.req.method === 'POST' ? await tokenInBody(context) : undefined);
    if (token === undefined) {
      return context.json({
        valid: false,
        error: 'No token provided in Authorization header or request body',
      });
    }
    const claims = await tokens.check(token, 'access');
    if (claims === undefined) return context.json({ valid: false, error: 'Invalid or expired token' });
    return context.json({
      valid: true,
      user_id: claims.sub,
      email: claims.email,
      exp: clock.naiveToTheSecond(claims.exp),
    });
  };

  const validate = async (context: Context) => {
    const body = await readJson(context);
    if (body.kind !== 'object') {
      return context.json({ valid: false, error: 'invalid_request', message: 'Invalid request format' });
    }
    const token = body.value['token'];
    if (typeof token !== 'string' || token === '') {
      return context.json({ valid: false, error: 'missing_token', message: 'Token is required' });
    }
    const service = context.req.header('x-service-id');
    if (service !== undefined && service !== 'netra-backend') {
      return context.json({
        valid: false,
        error: 'invalid_service_id',
        message: `Invalid service ID. Expected 'netra-backend', got '${service}'`,
      });
    }
    const claims = await tokens.check(token, 'access');
    if (claims === undefined) return context.json(invalid);
    return context.json({
      valid: true,
      user_id: claims.sub,
      email: claims.email,
      permissions: claims.permissions ?? [],
      expires_at: clock.naiveToTheSecond(claims.exp),
    });
  };

  const checkBlacklist = async (context: Context) => {
    const isRevoked = tokens.isRevoked((await tokenInBody(context)) ?? '');
    return context.json({ blacklisted: isRevoked, status: isRevoked ? 'blacklisted' : 'valid' });
  };

  const validateJwt = async (context: Context) => {
    const body = await readJson(context);
    const fields = body.kind === 'object' ? body.value : {};
    const token = fields['token'];
    if (typeof token !== 'string') {
      const missing = { type: 'missing', loc: ['body', 'token'], msg: 'Field required', input: fields };
      return context.json({ detail: [missing] }, 422);
    }
    const claims = await tokens.check(token, fields['token_type'] === 'refresh' ? 'refresh' : 'access');
    return context.json({
      valid: claims !== undefined,
      user_id: claims?.sub ?? null,
      email: claims?.email ?? null,
      permissions: claims === undefined ? null : (claims.permissions ?? []),
      expires_at: claims === undefined ? null : `${clock.naiveToTheSecond(claims.exp)}+00:00`,
      issued_at: claims === undefined ? null : `${clock.naiveToTheSecond(claims.iat)}+00:00`,
      token_type: claims?.token_type ?? null,
      service_signature: claims === undefined ? null : createHash('sha256').update(claims.jti).digest('hex'),
      error: claims === undefined ? 'invalid_or_expired_token' : null,
      validation_timestamp: clock.iso(),
    });
  };

  return [
    { method: 'GET', path: '/auth/me', summary: 'Profile', handle: me },
    { method: 'GET', path: '/auth/verify', summary: 'Verify', handle: verify },
    { method: 'POST', path: '/auth/verify', summary: 'Verify', handle: verify },
    { method: 'POST', path: '/auth/validate', summary: 'Validate', handle: validate },
    { method: 'POST', path: '/auth/check-blacklist', summary: 'Is it logged out', handle: checkBlacklist },
    { method: 'POST', path: '/api/v1/jwt/validate', summary: 'Validate', handle: validateJwt },
  ];
}

async function tokenInBody(context: Context): Promise<string | undefined> {
  const body = await readJson(context);
  if (body.kind !== 'object') return undefined;
  const token = body.value['token'] ?? body.value['access_token'];
  return typeof token === 'string' && token !== '' ? token : undefined;
}
