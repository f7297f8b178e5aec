/** Who is signed in, as the product keeps it: two tokens in the browser's local storage, no cookies (ui contract, 2). */
export interface Session {
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
  readonly userId: string;
  readonly email: string;
  /** When the access token runs out, ms since 1970. */
  readonly expiresAtMs: number;
}

/** Under this key of the local storage every tab sees who is signed in. */
export const accessKey = 'jwt_token';
const refreshKey = 'refresh_token';
const userKey = 'user_data';

/** The session in storage, also one that has run out; undefined when there is none, or when its token is no token. */
export function storedSession(): Session | undefined {
  const accessToken = localStorage.getItem(accessKey);
  if (accessToken === null) return undefined;
  const claims = claimsOf(accessToken);
  if (claims === undefined) return undefined;
  return {
    accessToken,
    refreshToken: localStorage.getItem(refreshKey) ?? undefined,
    userId: claims.sub,
    email: claims.email,
    expiresAtMs: claims.exp * 1000,
  };
}

export function isCurrent({ expiresAtMs }: Session): boolean {
  return expiresAtMs > Date.now();
}

/** Whether the user counts as signed in: a session that has run out but can be renewed is one. */
export function isSignedIn(session: Session | undefined): session is Session {
  return session !== undefined && (isCurrent(session) || session.refreshToken !== undefined);
}

/** Takes over the tokens that a login elsewhere put into the address, and answers whether there were any. */
export function keepCallback(query: URLSearchParams): boolean {
  const access = query.get('access_token') ?? query.get('token');
  if (access === null) return false;
  keepSession({ access, refresh: query.get('refresh_token') ?? query.get('refresh') ?? undefined });
  return true;
}

export function keepSession(tokens: { readonly access: string; readonly refresh: string | undefined }): void {
  // Last, since other tabs look when it changes.
  if (tokens.refresh !== undefined) localStorage.setItem(refreshKey, tokens.refresh);
  const claims = claimsOf(tokens.access);
  if (claims) localStorage.setItem(userKey, JSON.stringify({ id: claims.sub, email: claims.email }));
  localStorage.setItem(accessKey, tokens.access);
}

export function forgetSession(): void {
  for (const key of [accessKey, refreshKey, userKey]) localStorage.removeItem(key);
  sessionStorage.clear();
}

interface Claims {
  readonly sub: string;
  readonly email: string;
  /** Seconds since 1970. */
  readonly exp: number;
}

/** What a token says; decoded only, as the product's page does: the services verify it. */
function claimsOf(token: string): Claims | undefined {
  try {
    const [, body = ''] = token.split('.');
    const text = atob(body.replaceAll('-', '+').replaceAll('_', '/'));
    const { sub, email, exp } = JSON.parse(text) as Partial<Record<string, unknown>>;
    if (typeof sub !== 'string' || typeof exp !== 'number') return undefined;
    return { sub, exp, email: typeof email === 'string' ? email : '' };
  } catch (error) {
    console.warn('The stored token cannot be read.', error);
    return undefined;
  }
}
