import type { Context } from 'hono';

import { readJson } from '../http/read-json.ts';
import type { Route } from '../http/route.ts';
import type { AuthService } from './auth-service.ts';
import { ignoredAt } from './ignored-checks.ts';
import { tokenAnswer } from './token-answer.ts';

/** The real service lets this account in everywhere (auth.md section 3); here that is a fault to be planted. */
const builtIn = { email: 'dev@example.com', password: 'dev' };

/** Register, password login and the one-user developer login (auth.md 1a). */
export function loginRoutes({ settings, accounts, tokens }: AuthService): readonly Route[] {
  const leftOut = ignoredAt(settings.ignores, 'auth');
  const register = async (context: Context) => {
    const body = await readJson(context);
    if (body.kind !== 'object') return context.json({ detail: 'Registration failed' }, 500);
    const given = emailAndPassword(body.value);
    if (given === undefined) return context.json({ detail: 'Email and password are required' }, 422);

    // The real service says the same for a malformed address; it was recorded.
    const account = /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(given.email)
      ? await accounts.register(given.email, given.password, textOf(body.value['name']))
      : undefined;
    if (account === undefined) return context.json({ detail: 'User already exists' }, 409);
    return context.json({
      ...(await tokenAnswer(tokens, account)),
      user: { id: account.id, email: account.email, name: account.name },
    });
  };

  const login = async (context: Context) => {
    const body = await readJson(context);
    if (body.kind !== 'object') return context.json({ detail: 'Authentication failed' }, 500);
    const given = emailAndPassword(body.value);
    if (given === undefined) return context.json({ detail: 'Email and password are required' }, 422);

    const isBuiltIn = given.email === builtIn.email && given.password === builtIn.password;
    const account =
      isBuiltIn && leftOut.has('default-account')
        ? { id: 'dev-user-001', email: builtIn.email }
        : await accounts.logIn(given.email, given.password);
    if (account === undefined) return context.json({ detail: 'Invalid credentials' }, 401);
    return context.json({
      ...(await tokenAnswer(tokens, account)),
      user: { id: account.id, email: account.email },
    });
  };

  const devLogin = async (context: Context) =>
    context.json(await tokenAnswer(tokens, { id: 'dev-user-001', email: 'dev@example.com' }));

  /** The real one is there for everybody (auth.md 1a); here it is a fault to be planted. */
  const mint = async (context: Context) => {
    const body = await readJson(context);
    const fields = body.kind === 'object' ? body.value : {};
    const subject = { id: textOf(fields['user_id']), email: textOf(fields['email']) };
    const { access_token, token_type, expires_in } = await tokenAnswer(tokens, subject);
    return context.json({ access_token, token_type, expires_in });
  };
  const minting: readonly Route[] = leftOut.has('minting')
    ? [{ method: 'POST', path: '/auth/create-token', summary: 'Make a token', handle: mint }]
    : [];

  return [
    ...minting,
    { method: 'POST', path: '/auth/login', summary: 'Password login', handle: login },
    { method: 'POST', path: '/auth/register', summary: 'Register', handle: register },
    { method: 'POST', path: '/auth/dev/login', summary: 'Developer login', handle: devLogin },
  ];
}

function emailAndPassword(
  body: Readonly<Record<string, unknown>>,
): { readonly email: string; readonly password: string } | undefined {
  const email = textOf(body['email']);
  const password = textOf(body['password']);
  return email === '' || password === '' ? undefined : { email, password };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
