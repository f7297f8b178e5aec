import { claimCheckNames } from './claim-checks.ts';

/**
 * What is checked of a token: that this service signed it and how, that it is of the wanted type, that nobody logged it out, that
 * one for renewing is used once, and every claim.
 */
const ofTokens = ['signature', 'algorithm', 'token-type', 'revocation', 'reuse', ...claimCheckNames] as const;
/**
 * What a door is meant to hold to besides: no header stands in for a token, a page of another website is turned away, a message
 * cannot choose its user or its run, a thread is its owner's and stands in nobody else's list, and nobody gets a token unproven (auth.md 1a, 1c and 3).
 */
const ofDoors = [
  'bypass-header',
  'origin',
  'message-user',
  'message-run',
  'thread-owner',
  'thread-list',
  'minting',
  'default-account',
] as const;
const tokenChecks = [...ofTokens, ...ofDoors] as const;
export type TokenCheck = (typeof tokenChecks)[number];

/**
 * Where a token is shown. `auth` is the login service, and with it everybody who asks it about a token; `backend` and `socket` are
 * the backend's two doors, each of which asks the login service unless it leaves a check out.
 */
const places = ['auth', 'backend', 'socket'] as const;
export type Place = (typeof places)[number];

/** A check that is left out at a place: a fault to be planted, never a way to run. */
export interface IgnoredCheck {
  readonly place: Place;
  readonly check: TokenCheck;
}

/** Finishes the sentence "it must be …". */
export const ignoredChecksWanted =
  `a list, with commas between, of checks to leave out (${tokenChecks.join(', ')}), each alone or for one place ` +
  `(${places.map((place) => `${place}:expiry`).join(', ')})`;

/** Reads `expiry,socket:signature`; a check alone is left out at `auth`, so everywhere. Undefined for any unknown word. */
export function readIgnoredChecks(text: string): readonly IgnoredCheck[] | undefined {
  const read = text.split(',').map((part) => {
    const [, placed, named] = /^(?:(\w+):)?([\w-]+)$/.exec(part.trim()) ?? [];
    const place = places.find((one) => one === (placed ?? 'auth'));
    const check = tokenChecks.find((one) => one === named);
    return place === undefined || check === undefined ? undefined : { place, check };
  });
  const known = read.filter((one) => one !== undefined);
  return known.length === read.length ? known : undefined;
}

/** The checks that are left out at one place. */
export function ignoredAt(ignored: readonly IgnoredCheck[], place: Place): ReadonlySet<TokenCheck> {
  return new Set(ignored.filter((one) => one.place === place).map(({ check }) => check));
}

/** What a health body says of it: nothing when every check is on, so that an ordinary body stays as recorded. */
export function admitIgnored(ignored: readonly IgnoredCheck[]): { readonly ignores?: readonly string[] } {
  return ignored.length === 0 ? {} : { ignores: ignored.map(({ place, check }) => `${place}:${check}`) };
}
