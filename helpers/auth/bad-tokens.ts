import { forgeToken } from './forge-token.ts';
import type { Session } from './session.ts';

/** A credential that no service may take for a login. */
export interface BadToken {
  /** Finishes "a request with …" and "is refused with …". */
  readonly words: string;
  /** The token; undefined to come without any. */
  readonly make: (session: Session) => Promise<string | undefined>;
}

/**
 * What every door must refuse and everybody can make (auth contract, section 2). Tokens with one wrong claim under a genuine signature
 * are made by the embedded stack alone; see `fixtures/sign-wrong-token.ts`.
 */
export const badTokens = {
  none: { words: 'no token', make: async () => undefined },
  garbage: { words: 'a token that is garbage', make: async () => 'garbage.garbage.garbage' },
  foreign: {
    words: 'a token that was signed by somebody else',
    make: ({ accessToken }) => forgeToken(accessToken),
  },
  unsigned: {
    words: 'a token that nobody signed',
    make: ({ accessToken }) => forgeToken(accessToken, 'none'),
  },
  otherAlgorithm: {
    words: 'a token that was signed by somebody else with another algorithm',
    make: ({ accessToken }) => forgeToken(accessToken, 'HS512'),
  },
  refresh: { words: 'a refresh token', make: async ({ refreshToken }) => refreshToken },
} satisfies Record<string, BadToken>;

/** The words for what the embedded stack signs with one thing wrong. */
export const signedWrongWords = {
  expired: 'has run out',
  'not-yet-valid': 'is not valid yet',
  issuer: 'comes from another issuer',
  audience: 'is meant for another audience',
  'no-subject': 'names nobody',
  algorithm: 'is signed with another algorithm',
} as const;
export type SignedWrong = keyof typeof signedWrongWords;
