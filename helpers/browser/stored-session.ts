import type { Page } from '@playwright/test';
import { decodeJwt } from 'jose';
import { registerSecret } from '../reporting/redact.ts';
import { keptEntries } from './kept-entries.ts';

/** Who is signed in, as the page itself keeps it in the browser. Tokens themselves never leave here. */
export interface StoredSession {
  /** Where tokens stand: `localStorage jwt_token`. */
  readonly tokensAt: readonly string[];
  /** What the access token says under the product's own key; undefined where there is none, or no JWT. */
  readonly access: StoredClaims | undefined;
  /** A refresh token stands under the product's own key. */
  readonly hasRefresh: boolean;
}

export interface StoredClaims {
  readonly subject: string;
  readonly email: string | undefined;
}

/** Keys of the product's own page (ui contract, section 2). */
const accessKey = 'jwt_token';
const refreshKey = 'refresh_token';

const tokenPattern = /eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g;
const shortestSecret = 6;

/**
 * Reads what the page keeps in its storages and cookies. Each token is made known as a secret before anything else is done with
 * it. `known` are tokens that may stand there and look like anything.
 */
export async function readStoredSession(
  page: Page,
  known: readonly (string | undefined)[] = [],
): Promise<StoredSession> {
  const entries = (await keptEntries(page)).map(([where, key, value]) => ({
    at: `${where} ${key}`,
    value,
    tokens: tokensIn(key, value, known),
  }));
  for (const token of entries.flatMap(({ tokens }) => tokens)) registerSecret(token);
  const valueAt = (key: string): string | undefined =>
    entries.find(({ at }) => at === `localStorage ${key}`)?.value;
  const access = valueAt(accessKey);
  return {
    tokensAt: entries.filter(({ tokens }) => tokens.length > 0).map(({ at }) => at),
    access: access === undefined ? undefined : claimsOf(access),
    hasRefresh: (valueAt(refreshKey) ?? '') !== '',
  };
}

function tokensIn(key: string, value: string, known: readonly (string | undefined)[]): readonly string[] {
  const isNamedSo = key === accessKey || key === refreshKey;
  const own = known.filter((token): token is string => token !== undefined && value.includes(token));
  return [...(value.match(tokenPattern) ?? []), ...own, ...(isNamedSo ? [value] : [])].filter(
    (token) => token.length >= shortestSecret,
  );
}

function claimsOf(token: string): StoredClaims | undefined {
  try {
    const { sub, email } = decodeJwt(token);
    return { subject: sub ?? '', email: typeof email === 'string' ? email : undefined };
  } catch {
    return undefined;
  }
}
