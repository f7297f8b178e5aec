import { createHash, timingSafeEqual } from 'node:crypto';

import type { Context } from 'hono';

import { readJson } from '../http/read-json.ts';
import type { Route } from '../http/route.ts';
import type { AuthService } from './auth-service.ts';
import { tokenAnswer } from './token-answer.ts';

const unnamed = {
  email: 'e2e-test@staging.netrasystems.ai',
  name: 'E2E Test User',
  permissions: ['read', 'write'],
};

/**
 * The login of staging by key. The order of the refusals is recorded: no key 401, not set up 503, wrong key 401, no JSON
 * 422. The user id comes from the local part of the address alone, so one local part is one user.
 */
export function keyLoginRoute({ settings, tokens }: AuthService): Route {
  const logIn = async (context: Context) => {
    const key = context.req.header('x-e2e-bypass-key');
    if (!key) return context.json({ detail: 'E2E bypass key required' }, 401);
    if (settings.loginKey === undefined) {
      return context.json({ detail: 'E2E authentication not configured' }, 503);
    }
    if (!sameText(key, settings.loginKey)) return context.json({ detail: 'Invalid E2E bypass key' }, 401);

    const body = await readJson(context);
    if (body.kind !== 'object') return context.json({ detail: 'Invalid JSON body' }, 422);
    const email = textOr(body.value['email'], unnamed.email);
    const permissions = Array.isArray(body.value['permissions'])
      ? body.value['permissions']
      : unnamed.permissions;
    const id = `e2e-${email.split('@')[0] ?? ''}`;
    return context.json({
      ...(await tokenAnswer(tokens, { id, email })),
      user: { id, email, name: textOr(body.value['name'], unnamed.name), permissions, oauth_simulated: true },
    });
  };
  return { method: 'POST', path: '/auth/e2e/test-auth', summary: 'Login by key', handle: logIn };
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' && value !== '' ? value : otherwise;
}

function sameText(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
