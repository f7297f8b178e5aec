import type { Context } from 'hono';

import { readJson } from '../http/read-json.ts';
import type { JsonBody } from '../http/read-json.ts';
import type { Route } from '../http/route.ts';
import type { AuthService } from './auth-service.ts';
import { bearerToken } from './bearer-token.ts';
import { tokenAnswer } from './token-answer.ts';

const names = ['refresh_token', 'refreshToken', 'token'] as const;

/** Refresh and logout. */
export function sessionRoutes({ tokens }: AuthService): readonly Route[] {
  const refresh = async (context: Context) => {
    const read = refreshTokenOf(await readJson(context));
    if (read.token === undefined) return context.json({ detail: read.refusal }, 422);
    const claims = await tokens.redeem(read.token);
    if (claims === undefined) return context.json({ detail: 'Invalid refresh token' }, 401);
    return context.json(await tokenAnswer(tokens, { id: claims.sub, email: claims.email }));
  };

  // Always 200, also without a token: whether it worked can only be seen by using the token again. The refresh token of
  // the session stays good, as recorded.
  const logout = (context: Context) => {
    const token = bearerToken(context);
    if (token !== undefined) tokens.revoke(token);
    return context.json({ message: 'Successfully logged out', status: 'success' });
  };

  return [
    { method: 'POST', path: '/auth/refresh', summary: 'Refresh', handle: refresh },
    { method: 'POST', path: '/auth/logout', summary: 'Logout', handle: logout },
  ];
}

type Read =
  { readonly token: string; readonly refusal?: never } | { readonly token?: never; readonly refusal: string };

function refreshTokenOf(body: JsonBody): Read {
  if (body.kind === 'empty') return { refusal: 'Failed to parse request body' };
  if (body.kind === 'malformed') return { refusal: `Invalid JSON body: ${body.why}` };
  const fields = body.kind === 'object' ? body.value : {};
  const name = names.find((each) => fields[each] !== undefined && fields[each] !== null);
  if (name === undefined) {
    const keys = Object.keys(fields).map((key) => `'${key}'`);
    return { refusal: `refresh_token field is required. received_keys: [${keys.join(', ')}]` };
  }
  const token = fields[name];
  if (typeof token !== 'string' || token.trim() === '') {
    return { refusal: 'refresh_token must be a non-empty string' };
  }
  return { token };
}
